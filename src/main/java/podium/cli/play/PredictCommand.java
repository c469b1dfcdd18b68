package podium.cli.play;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.app.Predict;
import podium.app.RejectedPhotos;
import podium.cli.console.EngineOption;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.cli.console.RejectionOptions;
import podium.core.UsageException;
import podium.player.runs.RunFolder;

/** {@code podium predict RUN IMAGE|DIR --out OUT}. */
@Command(
        name = "predict",
        description = {
            "Predict images with a trained network.",
            "",
            "A classifier writes OUT/scores.csv (Id, the file's name without its extension, then one column"
                    + " per class), OUT/logits.csv (the same columns, before the sigmoid or softmax), and for each"
                    + " image OUT/NAME.png, the image with a bar chart of its scores. If each image has exactly one class, it"
                    + " also writes OUT/classes.csv, the five likeliest classes with their probabilities. A segmenter writes"
                    + " OUT/masks/NAME.png, the label map at the image's size in VOC's palette, and"
                    + " OUT/overlays/NAME.png, the image beside its label map with a legend; it scales photographs of"
                    + " more than about 750 pixels down. The command needs only the run's folder, which may come from"
                    + " another machine.",
            "",
            "Photographs are turned upright by their EXIF orientation, and so are their masks and pictures. JPEG,"
                    + " PNG, GIF, BMP, TIFF and WebP files can be read, whatever their extension. In a folder, files"
                    + " that cannot be read (such as HEIC files) are skipped and named, the other files are"
                    + " predicted, and the exit code is 1.",
            "",
            "With --reject SHARE, a classifier answers 'none of these' for images that are less familiar than all but"
                    + " that share of the run's valid images. The command then prints a table of all answers, and also"
                    + " writes OUT/answers.csv and OUT/answers.json; classes.csv and the pictures say it, too. What"
                    + " 'podium reject' fitted in RUN/rejection is used; if it is missing, the command fits it on the"
                    + " competition's data."
        },
        footer = {
            "",
            "Examples:",
            "  podium predict RUN dog.jpg --out dog",
            "  podium predict RUN ~/holiday --out holiday --skip-corrupt",
            "  podium predict SEGMENTER dog.jpg --out dog",
            "  podium predict RUN ~/holiday --out holiday --reject 0.05"
        })
public final class PredictCommand extends PodiumCommand {
    private static final long MEMORY = 1L << 28;

    @Parameters(paramLabel = "RUN", description = "The folder of a run that 'podium train' wrote.")
    private Path run;

    @Parameters(paramLabel = "IMAGE|DIR", description = "An image, or a folder of images.")
    private Path images;

    @Option(
            names = "--out",
            paramLabel = "OUT",
            required = true,
            description = "The folder to write; it is created if missing.")
    private Path out;

    @Option(
            names = "--skip-corrupt",
            description = "Exit with code 0 even if images of the folder cannot be read and are skipped.")
    private boolean skipCorrupt;

    @Option(
            names = "--reject",
            paramLabel = "SHARE",
            description = "Answer 'none of these' for unfamiliar images. SHARE, such as 0.05, is the share of known"
                    + " images that may be rejected.")
    private @Nullable Double reject;

    @Mixin
    private RejectionOptions rejection;

    @Mixin
    private EngineOption engine;

    @Override
    public Integer call() throws IOException {
        Predict.Written written = Predict.run(
                new Predict.Request(new RunFolder(run), images, out, MEMORY, rejectedPhotos()),
                context(engine.choice()));
        written.notes().forEach(err()::println);
        written.answers().ifPresent(answers -> out().print(answers.text() + "\n"));
        out().println(written.path());
        int code = tell(written.skipped());
        return skipCorrupt ? ExitCode.OK : code;
    }

    private Optional<RejectedPhotos> rejectedPhotos() {
        if (reject == null) {
            if (rejection.score() != null || rejection.competition() != null) {
                throw new UsageException("--score and --competition are for --reject SHARE; add it, or leave them out");
            }
            return Optional.empty();
        }
        return Optional.of(
                new RejectedPhotos(RejectionOptions.share(reject), rejection.score(), rejection.competition()));
    }
}
