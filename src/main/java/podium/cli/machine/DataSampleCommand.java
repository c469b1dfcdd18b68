package podium.cli.machine;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.core.UsageException;
import podium.data.sample.SampleGenerator;

/** {@code podium data sample}. */
@Command(
        name = "sample",
        description = {
            "Generate a data set of 20 classes in VOC 2009's layout: images, masks, annotations and lists.",
            "",
            "Three quarters of the images are for training, the others for the test. The same seed gives the same"
                    + " images."
        },
        footer = {"", "Examples:", "  podium data sample", "  podium data sample --images 80 --seed 7 --out /tmp/small"
        })
final class DataSampleCommand extends PodiumCommand {
    @Option(
            names = "--images",
            paramLabel = "N",
            defaultValue = "800",
            description = "Number of images (default: ${DEFAULT-VALUE}).")
    private int images;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "2009",
            description = "Seed of the random generator (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder to create (default: data/sample in the workspace).")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Path folder = out == null ? workspace().data().resolve("sample") : out;
        if (images < 4) {
            throw new UsageException("--images is " + images + "; expected 4 or more");
        }
        int test = images / 4;
        SampleGenerator.generate(folder, images - test, test, seed, threads(), progress());
        out().println(folder.toAbsolutePath().normalize());
        return ExitCode.OK;
    }
}
