package podium.cli.play;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.app.ShowNetwork;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;

/** {@code podium model show NAME}. */
@Command(
        name = "show",
        description = {
            "Show a network layer by layer: operation, output (channels x height x width), parameters, running"
                    + " statistics, multiply-adds for one image; and their sums.",
            "",
            "Layers have the names of Gluon's model zoo, which are those in .params files. deeplabv3plus is the"
                    + " segmenter, over one of three backbones; it gives logits at a quarter of the input's side.",
            "",
            "For the networks that Keras has, too, 'In Keras' is the place and the name of a layer in"
                    + " keras.applications, which 'last N keras-layers' of a recipe counts."
        },
        footer = {
            "",
            "Examples:",
            "  podium model show mobilenetv2_1.0",
            "  podium model show resnet18_v1 --size 321 --classes 20",
            "  podium model show deeplabv3plus --backbone resnet50_v2 --output-stride 8"
        })
final class ModelShowCommand extends PodiumCommand {
    @Parameters(
            paramLabel = "NAME",
            description = "An architecture, or deeplabv3plus; podium model list has their names.")
    private String name;

    @Option(names = "--size", paramLabel = "N", description = "The input's side in pixels (default: the usual one).")
    private @Nullable Integer size;

    @Option(
            names = "--classes",
            paramLabel = "N",
            description = "Outputs of Podium's own head: average pooling and one dense layer"
                    + " (default: the published classifier of 1000 classes); of deeplabv3plus, VOC's 21.")
    private @Nullable Integer classes;

    @Option(
            names = "--backbone",
            paramLabel = "NAME",
            description = "The backbone of deeplabv3plus: mobilenetv2_1.0 (default), mobilenet1.0 or resnet50_v2.")
    private @Nullable String backbone;

    @Option(
            names = "--output-stride",
            paramLabel = "N",
            description = "Of deeplabv3plus: the input's side over that of the backbone's last map, 16 (default) or 8.")
    private @Nullable Integer outputStride;

    @Override
    public Integer call() {
        out().print(ShowNetwork.run(new ShowNetwork.Request(name, size, classes, backbone, outputStride)));
        return ExitCode.OK;
    }
}
