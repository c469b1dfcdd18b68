package podium.cli.console;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import podium.core.UsageException;

/** {@code podium help [COMMAND...]}. */
@Command(
        name = "help",
        description = "Show what a command does, with examples.",
        helpCommand = true,
        footer = {"", "Examples:", "  podium help score", "  podium help data sample"})
public final class HelpCommand extends PodiumCommand {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "A command, or a command and its subcommand.")
    private List<String> names = new ArrayList<>();

    @Override
    public Integer call() {
        CommandLine line = command.parent().commandLine();
        for (String name : names) {
            CommandLine below = line.getSubcommands().get(name);
            if (below == null) {
                throw new UsageException("no command '" + name + "'; the commands are: "
                        + String.join(", ", line.getSubcommands().keySet()));
            }
            line = below;
        }
        line.usage(out());
        return ExitCode.OK;
    }
}
