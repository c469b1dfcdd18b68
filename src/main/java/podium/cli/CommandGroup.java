package podium.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The groups in which {@code podium help} lists the commands, in display order. A command's package decides its group.
 */
enum CommandGroup {
    PLAY("Play: train networks, predict, decide", "play"),
    JUDGE("Judge: prepare, check, score, hand in, rank", "judge"),
    CLASS("Class: grade hand-ins, repair the ledger", "classroom"),
    LAB("Lab: attack a network, see where it looks, reject unknown images", "lab"),
    MACHINE("Machine: create a workspace, generate and check data sets, help", "machine|console");

    private final String heading;

    /** A regular expression for the last name of the group's packages. */
    private final String packages;

    CommandGroup(String heading, String packages) {
        this.heading = heading;
        this.packages = packages;
    }

    /** The group of a command. */
    static CommandGroup of(CommandSpec command) {
        String place = command.userObject().getClass().getPackageName();
        String name = place.substring(place.lastIndexOf('.') + 1);
        return Arrays.stream(values())
                .filter(group -> name.matches(group.packages))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no command group contains the package " + place));
    }

    /** The list of all subcommands: one table per group, with the same columns in every table. */
    static String list(Help help) {
        List<CommandSpec> commands =
                help.subcommands().values().stream().map(Help::commandSpec).toList();
        int names = commands.stream()
                        .mapToInt(command -> command.name().length())
                        .max()
                        .orElse(0)
                + 2;
        int width = help.commandSpec().usageMessage().width();
        StringBuilder text = new StringBuilder();
        for (CommandGroup group : values()) {
            TextTable table = TextTable.forColumns(
                    help.colorScheme(),
                    new Column(names, 2, Overflow.SPAN),
                    new Column(width - names, 2, Overflow.WRAP));
            commands.stream()
                    .filter(command -> of(command) == group)
                    .forEach(command -> table.addRowValues(command.name(), summary(command)));
            text.append('\n').append(group.heading).append('\n').append(table);
        }
        return text.toString();
    }

    private static String summary(CommandSpec command) {
        return String.format(Locale.ROOT, command.usageMessage().description()[0]);
    }
}
