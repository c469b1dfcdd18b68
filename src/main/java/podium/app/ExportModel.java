package podium.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import podium.app.context.Context;
import podium.core.UsageException;
import podium.player.export.ExportFolder;
import podium.player.export.ExportFormat;
import podium.player.export.ExportedFile;
import podium.player.network.engine.OnnxRuntime;
import podium.player.runs.RunFolder;

/**
 * Exports a run's network to a folder for other programs: OUT/model.onnx, OUT/labels.txt and OUT/README.md. With an image it also
 * runs the written file, draws OUT/NAME.png, and compares the file with the run's own network.
 */
public final class ExportModel {
    private static final double MEGABYTE = 1e6;

    private ExportModel() {}

    /**
     * A request to export a run.
     *
     * @param labels true if a segmenter's file is to give labels in place of logits
     * @param image the image to run the file on; null for none
     */
    public record Request(
            RunFolder run,
            ExportFormat format,
            Path out,
            boolean labels,
            @Nullable Path image) {}

    /**
     * The written file.
     *
     * @param model the network's file
     * @param notes what to tell the user: the size, then what the file says of the image
     */
    public record Written(Path model, List<String> notes) {
        public Written {
            notes = List.copyOf(notes);
        }
    }

    /** Writes the files, after the image, if any, was found to be readable. */
    public static Written run(Request request, Context context) throws IOException {
        FileAnswer.Photograph photograph = request.image() == null ? null : photograph(request.image(), request.out());
        OnnxRuntime engine = OnnxRuntime.here();
        if (photograph != null) {
            engine.load();
        }
        ExportFolder folder = ExportFolder.write(
                request.out(),
                request.run(),
                request.format(),
                request.labels(),
                "podium " + context.program().version());
        List<String> notes = new ArrayList<>();
        notes.add(String.format(
                Locale.ROOT,
                "%s: %.1f MB; labels.txt and README.md beside it say what it gives and how to run it",
                folder.model().getFileName(),
                folder.bytes() / MEGABYTE));
        if (photograph != null) {
            try (ExportedFile file = ExportedFile.open(folder.model(), engine.threads())) {
                Path png = request.out().resolve(photograph.id() + ".png");
                FileAnswer answer =
                        FileAnswer.of(file, photograph, request.run().name(), png);
                notes.addAll(answer.notes());
                notes.addAll(answer.table().lines().toList());
                notes.add(folder.difference(file, photograph.image()));
            }
        }
        return new Written(folder.model(), notes);
    }

    private static FileAnswer.Photograph photograph(Path image, Path out) throws IOException {
        FileAnswer.Photograph photograph = FileAnswer.Photograph.read(image);
        Path png = out.resolve(photograph.id() + ".png");
        if (Files.exists(png) && Files.isSameFile(png, image)) {
            throw new UsageException(png + " is the image itself; name another folder with --out");
        }
        return photograph;
    }
}
