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
        description = "List the networks that there are, and show what one consists of.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  podium model show mobilenetv2_1.0"},
        subcommands = {HelpCommand.class, ModelListCommand.class, ModelShowCommand.class})
public final class ModelCommand extends PodiumCommand {
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        throw new ParameterException(command.commandLine(), "missing a command: list or show");
    }
}
