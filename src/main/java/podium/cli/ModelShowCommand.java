package podium.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.UsageException;
import podium.network.Architecture;
import podium.network.BatchNormMode;
import podium.network.Graph;
import podium.network.Head;
import podium.network.NetworkSpec;
import podium.network.Purpose;
import podium.network.Rectifier;
import podium.report.NetworkSummary;

/** {@code podium model show NAME}. */
@Command(
        name = "show",
        description = {
            "Show a network layer by layer: operation, output (channels x height x width), parameters, running"
                    + " statistics, multiply-adds for one image; and their sums.",
            "",
            "Layers have the names of Gluon's model zoo, which are those in .params files."
        },
        footer = {
            "",
            "Examples:",
            "  podium model show mobilenetv2_1.0",
            "  podium model show resnet18_v1 --size 321 --classes 20"
        })
final class ModelShowCommand extends PodiumCommand {
    private static final int IMAGENET_CLASSES = 1000;

    @Parameters(paramLabel = "NAME", description = "An architecture; podium model list has their names.")
    private String name;

    @Option(names = "--size", paramLabel = "N", description = "The input's side in pixels (default: the usual one).")
    private @Nullable Integer size;

    @Option(
            names = "--classes",
            paramLabel = "N",
            description = "Outputs of Podium's own head: average pooling and one dense layer"
                    + " (default: the published classifier of 1000 classes).")
    private @Nullable Integer classes;

    @Override
    public Integer call() {
        out().print(NetworkSummary.of(graph()));
        return ExitCode.OK;
    }

    private Graph graph() {
        try {
            Architecture architecture = Architecture.of(name);
            int side = size == null ? architecture.defaultSize() : size;
            return classes == null
                    ? architecture.published(side, IMAGENET_CLASSES, Purpose.SCORES)
                    : new NetworkSpec(architecture, side, classes, Head.LINEAR, BatchNormMode.TRAINED, Rectifier.RELU6)
                            .graph(Purpose.SCORES);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
