package podium.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What became of each image that was attacked: a row an image and bound. */
public final class AttackImages {
    private static final List<String> HEADER = List.of(
            "Id", "epsilon", "counted", "fooled", "dice_before", "dice_after", "linf", "rms", "ssim", "confidence");

    private AttackImages() {}

    /** In the rows' order. */
    public static void write(Path csv, List<List<String>> rows) throws IOException {
        FigureCsv.write(csv, HEADER, rows);
    }
}
