package podium.cli.play;

import picocli.CommandLine.Command;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.report.tables.NetworkSummary;

/** {@code podium model list}. */
@Command(
        name = "list",
        description = {
            "List the architectures: usual input side, parameters, multiply-adds for one image, paper.",
            "",
            "Figures are those of the published classifiers of 1000 classes. The MobileNets exist in other widths, too:",
            "mobilenetv2_0.25 has a quarter of the channels. deeplabv3plus segments; it is shown over mobilenetv2_1.0, with"
                    + " VOC's 21 classes."
        },
        footer = {"", "Example:", "  podium model list"})
final class ModelListCommand extends PodiumCommand {
    @Override
    public Integer call() {
        out().print(NetworkSummary.ofArchitectures());
        return ExitCode.OK;
    }
}
