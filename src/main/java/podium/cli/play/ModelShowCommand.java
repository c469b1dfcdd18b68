package podium.cli.play;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.app.ShowNetwork;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.report.tables.NetworkSummary;

/** {@code podium model show NAME}. */
@Command(
        name = "show",
        description = {
            "Show a network layer by layer: operation, output (channels x height x width), parameters, running"
                    + " statistics, multiply-adds per image, and their sums.",
            "",
            "For a recipe, the command also says how many parameters each stage trains. The last dense layer, with one"
                    + " unit per class, is the output, which Podium adds to every network.",
            "",
            "Layers have the names that Gluon's model zoo and .params files use. deeplabv3plus is the segmenter, on"
                    + " one of three backbones; it computes logits at a quarter of the input's side.",
            "",
            "If Keras has the network too, the column 'In Keras' shows the index and the name of the layer in"
                    + " keras.applications. 'last N keras-layers' in a recipe counts these layers."
        },
        footer = {
            "",
            "Examples:",
            "  podium model show mobilenetv2_1.0",
            "  podium model show resnet18_v1 --size 321 --classes 20",
            "  podium model show cifar10/base-cnn",
            "  podium model show my-own.yaml --classes 5",
            "  podium model show deeplabv3plus --backbone resnet50_v2 --output-stride 8"
        })
final class ModelShowCommand extends PodiumCommand {
    @Parameters(
            paramLabel = "NAME",
            description = "An architecture or deeplabv3plus, which 'podium model list' lists; or a recipe,"
                    + " COMPETITION/RECIPE or a .yaml file.")
    private String name;

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "Side of the input in pixels (default: the architecture's or the recipe's).")
    private @Nullable Integer size;

    @Option(
            names = "--classes",
            paramLabel = "N",
            description = "Number of outputs of Podium's own head, which is average pooling and one dense layer"
                    + " (default: the published classifier with 1000 classes; for deeplabv3plus, VOC's 21 classes; for a"
                    + " recipe, the classes of its competition).")
    private @Nullable Integer classes;

    @Option(
            names = "--backbone",
            paramLabel = "NAME",
            description = "The backbone of deeplabv3plus: mobilenetv2_1.0 (default), mobilenet1.0 or resnet50_v2.")
    private @Nullable String backbone;

    @Option(
            names = "--output-stride",
            paramLabel = "N",
            description =
                    "For deeplabv3plus: the side of the input divided by that of the last map, 16 (default) or 8.")
    private @Nullable Integer outputStride;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        NetworkSummary network =
                ShowNetwork.run(new ShowNetwork.Request(name, size, classes, backbone, outputStride), workspace());
        out().print(json ? network.json() : network.text());
        return ExitCode.OK;
    }
}
