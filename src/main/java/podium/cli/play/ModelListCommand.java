package podium.cli.play;

import picocli.CommandLine.Command;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.report.tables.NetworkSummary;

/** {@code podium model list}. */
@Command(
        name = "list",
        description = {
            "List the architectures: default input side, parameters, multiply-adds per image, paper.",
            "",
            "The figures are those of the published classifiers with 1000 classes. MobileNets also exist in other"
                    + " widths: mobilenetv2_0.25 has a quarter of the channels. deeplabv3plus is a segmenter; its"
                    + " figures are for the backbone mobilenetv2_1.0 and VOC's 21 classes."
        },
        footer = {"", "Example:", "  podium model list"})
final class ModelListCommand extends PodiumCommand {
    @Override
    public Integer call() {
        out().print(NetworkSummary.ofArchitectures());
        return ExitCode.OK;
    }
}
