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
        description = "List the available networks, and show the layers of a network.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  podium model show mobilenetv2_1.0"},
        subcommands = {HelpCommand.class, ModelListCommand.class, ModelShowCommand.class})
public final class ModelCommand extends PodiumCommand {
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        throw new ParameterException(command.commandLine(), "no subcommand given; expected list or show");
    }
}
