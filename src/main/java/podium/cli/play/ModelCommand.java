package podium.cli.play;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import podium.cli.console.HelpCommand;
import podium.cli.console.PodiumCommand;

/** {@code podium model ...}. */
@Command(
        name = "model",
        description =
                "List the available networks, show the layers of a network, export a run's network, and run what was"
                        + " exported.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  podium model show mobilenetv2_1.0", "  podium model export RUN --out phone"},
        subcommands = {
            HelpCommand.class,
            ModelListCommand.class,
            ModelShowCommand.class,
            ModelExportCommand.class,
            ModelRunCommand.class
        })
public final class ModelCommand extends PodiumCommand {
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        throw new ParameterException(command.commandLine(), "no subcommand given; expected list, show, export or run");
    }
}
