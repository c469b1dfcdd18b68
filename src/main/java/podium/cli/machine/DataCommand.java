package podium.cli.machine;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import podium.cli.console.HelpCommand;
import podium.cli.console.PodiumCommand;

/** {@code podium data ...}. */
@Command(
        name = "data",
        description = "Generate, describe, show, check and cut data sets.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  podium data describe voc2009"},
        subcommands = {
            HelpCommand.class,
            DataSampleCommand.class,
            DataDescribeCommand.class,
            DataShowCommand.class,
            DataCheckCommand.class,
            DataTilesCommand.class
        })
public final class DataCommand extends PodiumCommand {
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        throw new ParameterException(
                command.commandLine(), "no subcommand given; expected sample, describe, show, check or tiles");
    }
}
