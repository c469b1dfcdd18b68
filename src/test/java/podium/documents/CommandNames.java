package podium.documents;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import podium.cli.Podium;
import podium.cli.console.Interruption;

/** The commands and options of the command line, as picocli knows them. */
final class CommandNames {
    private static final CommandSpec ROOT = Podium.commandLine(
                    Clock.systemUTC(), Interruption.unheard(new PrintWriter(Writer.nullWriter())))
            .getCommandSpec();

    private CommandNames() {}

    /** Each command that help shows, by its words, such as {@code data sample}. */
    static SortedMap<String, CommandSpec> all() {
        SortedMap<String, CommandSpec> commands = new TreeMap<>();
        collect(ROOT, "", commands);
        return commands;
    }

    private static void collect(CommandSpec owner, String prefix, Map<String, CommandSpec> commands) {
        for (CommandLine below : owner.subcommands().values()) {
            CommandSpec spec = below.getCommandSpec();
            if (!spec.usageMessage().hidden() && !(spec.helpCommand() && owner != ROOT)) {
                commands.put(prefix + spec.name(), spec);
                collect(spec, prefix + spec.name() + " ", commands);
            }
        }
    }

    /** Each option that help shows, by its longest name. */
    static List<String> options() {
        List<CommandSpec> commands = new ArrayList<>(all().values());
        commands.add(ROOT);
        return commands.stream()
                .flatMap(command -> command.options().stream())
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * What is wrong with words after {@code podium} in a text: a command or an option that there is not. Words such as
     * COMMAND and FILE stand for others and are not judged.
     */
    static Optional<String> fault(List<String> words) {
        CommandSpec spec = ROOT;
        boolean commandsEnded = false;
        boolean value = false;
        for (String word : words) {
            if (value) {
                value = false;
            } else if (word.startsWith("-")) {
                String name = word.replaceFirst("[=,.;:)\\]].*", "");
                if (name.matches("--?[a-z][a-z-]*") && !spec.optionsMap().containsKey(name)) {
                    return Optional.of("'" + spec.qualifiedName() + "' has no option " + name);
                }
                OptionSpec option = spec.optionsMap().get(word);
                value = option != null && option.arity().max() > 0;
            } else if (!commandsEnded && spec.subcommands().containsKey(word)) {
                spec = spec.subcommands().get(word).getCommandSpec();
            } else if (!commandsEnded
                    && !spec.subcommands().isEmpty()
                    && word.matches("[a-z]+")
                    && !spec.helpCommand()) {
                return Optional.of("'" + spec.qualifiedName() + "' has no command " + word);
            } else {
                commandsEnded = true;
            }
        }
        return Optional.empty();
    }

    /** The same words, where each that names a file lies in a folder instead of the current one. */
    static List<String> filesIn(Path folder, List<String> words) {
        List<String> result = new ArrayList<>();
        CommandSpec spec = ROOT;
        int position = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String name = word.replaceFirst("=.*", "");
            OptionSpec option = spec.optionsMap().get(name);
            if (option != null && word.contains("=")) {
                result.add(name + "=" + file(folder, option, word.substring(name.length() + 1)));
            } else if (option != null) {
                result.add(word);
                if (option.arity().max() > 0 && i + 1 < words.size()) {
                    result.add(file(folder, option, words.get(++i)));
                }
            } else if (position == 0 && spec.subcommands().containsKey(word)) {
                spec = spec.subcommands().get(word).getCommandSpec();
                result.add(word);
            } else {
                result.add(file(folder, positional(spec, position++), word));
            }
        }
        return result;
    }

    private static Optional<PositionalParamSpec> find(CommandSpec spec, int position) {
        return spec.positionalParameters().stream()
                .filter(parameter -> parameter.index().contains(position))
                .findFirst();
    }

    private static ArgSpec positional(CommandSpec spec, int position) {
        return find(spec, position)
                .orElseGet(
                        () -> PositionalParamSpec.builder().type(String.class).build());
    }

    private static String file(Path folder, ArgSpec argument, String word) {
        boolean named = argument.type() == Path.class
                || List.of(argument.auxiliaryTypes()).contains(Path.class)
                || (word.matches(".*[/.].*") && Files.exists(folder.resolve(word)));
        return named ? folder.resolve(word).toString() : word;
    }
}
