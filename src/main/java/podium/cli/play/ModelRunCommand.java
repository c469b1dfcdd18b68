package podium.cli.play;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.app.RunModel;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;

/** {@code podium model run FILE IMAGE}. */
@Command(
        name = "run",
        description = {
            "Run an exported file on an image.",
            "",
            "The command needs only the file that 'podium model export' wrote: the file's metadata has its classes,"
                    + " size, scaling and threshold. For a classifier it prints the classes by score, and which of"
                    + " them are predicted. For a segmenter it prints the labels by their share of the pixels; it"
                    + " reduces photographs of more than about 750 pixels first. Photographs are turned upright."
        },
        footer = {
            "",
            "Examples:",
            "  podium model run phone/model.onnx dog.jpg",
            "  podium model run phone/model.onnx dog.jpg --out dog.png"
        })
final class ModelRunCommand extends PodiumCommand {
    @Parameters(paramLabel = "FILE", description = "A file that 'podium model export' wrote.")
    private Path file;

    @Parameters(paramLabel = "IMAGE", description = "An image.")
    private Path image;

    @Option(
            names = "--out",
            paramLabel = "PNG",
            description = "Also draw the image with its scores or its label map into this file.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        requireFolderOf(out);
        RunModel.Result result = RunModel.run(new RunModel.Request(file, image, out));
        result.notes().forEach(err()::println);
        out().print(result.table());
        return ExitCode.OK;
    }
}
