package podium.cli.play;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.app.ExportModel;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.player.export.ExportFormat;
import podium.player.runs.RunFolder;

/** {@code podium model export RUN --out DIR}. */
@Command(
        name = "export",
        description = {
            "Export a run's network to a file that phones and other programs run.",
            "",
            "The command writes DIR/model.onnx, DIR/labels.txt with the names of the outputs, and DIR/README.md with"
                    + " lines of Python and of Kotlin for Android that run exactly this file. It prints the path of"
                    + " model.onnx. A classifier's file takes images of the recipe's size, and gives scores from 0 to"
                    + " 1. A segmenter's file takes images of any size, and gives the logits of each pixel.",
            "",
            "The file does not average mirror images and scales as the run may do; README.md says what it leaves"
                    + " out. With --image, the command runs the written file on a picture, draws DIR/NAME.png, and"
                    + " tells the largest difference from the run's own network."
        },
        footer = {
            "",
            "Examples:",
            "  podium model export RUN --format onnx --out phone",
            "  podium model export SEGMENTER --out phone --labels",
            "  podium model export RUN --out phone --image dog.jpg"
        })
final class ModelExportCommand extends PodiumCommand {
    @Parameters(paramLabel = "RUN", description = "The folder of a run that 'podium train' wrote.")
    private Path run;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "onnx",
            description = "The format of the file: onnx (default).")
    private ExportFormat format;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder to write; it is created if missing.")
    private Path out;

    @Option(
            names = "--labels",
            description = "For a segmenter: the file gives the label of each pixel, in place of its logits.")
    private boolean labels;

    @Option(names = "--image", paramLabel = "FILE", description = "An image to run the written file on.")
    private @Nullable Path image;

    @Override
    public Integer call() throws IOException {
        ExportModel.Written written =
                ExportModel.run(new ExportModel.Request(new RunFolder(run), format, out, labels, image), context());
        written.notes().forEach(err()::println);
        out().println(written.model());
        return ExitCode.OK;
    }
}
