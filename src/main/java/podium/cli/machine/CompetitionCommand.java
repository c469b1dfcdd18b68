package podium.cli.machine;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import podium.cli.console.HelpCommand;
import podium.cli.console.PodiumCommand;

/** {@code podium competition ...}. */
@Command(
        name = "competition",
        description = "Make a competition of your own data set.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  podium competition new flowers --data ~/flowers"},
        subcommands = {HelpCommand.class, CompetitionNewCommand.class})
public final class CompetitionCommand extends PodiumCommand {
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        throw new ParameterException(command.commandLine(), "no subcommand given; expected new");
    }
}
