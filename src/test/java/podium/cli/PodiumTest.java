package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import podium.cli.console.Interruption;

class PodiumTest {
    @Test
    void versionIsPrintedToStandardOutput() {
        CommandLineRun run = CommandLineRun.of("--version");
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("podium ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void withoutArgumentsTheHelpIsPrinted() {
        CommandLineRun run = CommandLineRun.of();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("run", "prepare", "score", "Exit codes: 0 success, 1 failure");
    }

    /** Each command is listed once, below the heading of its group, in the order of the workflow. */
    @Test
    void helpListsCommandsInGroups() {
        String help = CommandLineRun.of("help").out();
        assertThat(CommandLineRun.of("--help").out()).isEqualTo(help);
        List<String> lines = help.lines()
                .filter(line -> line.matches("  [a-z]+  .*|(?!Usage)[A-Z][a-z]+: [a-z].*"))
                .takeWhile(line -> !line.startsWith("Exit codes"))
                .map(line -> line.startsWith(" ") ? line.strip().replaceFirst(" .*", "") : line)
                .toList();
        assertThat(String.join("\n", lines)).isEqualTo("""
                        Play: train networks, predict, decide
                        run
                        model
                        train
                        runs
                        compare
                        sweep
                        predict
                        strategies
                        encode
                        Judge: prepare, check, score, hand in, rank
                        prepare
                        validate
                        score
                        submit
                        submissions
                        select
                        leaderboard
                        Class: grade hand-ins, repair the ledger
                        grade
                        hide
                        retime
                        rescore
                        Lab: attack a network, see where it looks, reject unknown images
                        attack
                        explain
                        reject
                        Machine: create a workspace, generate and check data sets, help
                        init
                        data
                        competition
                        help""");
        assertThat(help).contains("Play: train networks, predict, decide\n  run          Run all stages: data, ");
        assertThat(help).contains("  leaderboard  Show the ranking, with 95% intervals");
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        CommandLineRun run = CommandLineRun.of("score", "x.csv", "--no-such-option");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("--no-such-option", "See 'podium help score'.");
    }

    @Test
    void anUnknownCommandIsWrongUsageAndTheCommandsAreListed() {
        CommandLineRun run = CommandLineRun.of("scor", "x.csv");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("no command 'scor'; the commands are: ", "score");
    }

    @Test
    void zeroThreadsIsWrongUsage() {
        CommandLineRun run = CommandLineRun.of("run", "--threads", "0");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("podium: --threads is 0; expected 1 or more");
    }

    @Test
    void helpOfASubcommandIsPrinted() {
        assertThat(CommandLineRun.of("help", "data", "sample").out()).contains("Usage: podium data sample");
        assertThat(CommandLineRun.of("data", "help", "sample").out()).contains("Usage: podium data sample");
        assertThat(CommandLineRun.of("help").out()).contains("Usage: podium ");
        CommandLineRun unknown = CommandLineRun.of("help", "data", "smaple");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err())
                .contains("no command 'smaple'; the commands are: help, sample, describe, show, check");
    }

    @Test
    void lostOutputExitsWithOne() {
        StringWriter err = new StringWriter();
        PrintWriter full = new PrintWriter(new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        assertThat(Podium.run(full, new PrintWriter(err, true), Clock.systemUTC(), "--version"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("not all results could be written to standard output");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpWithAnExample(List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.add("--help");
        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Usage: podium " + String.join(" ", command));
        assertThat(run.out()).containsAnyOf("Example:", "Examples:");
        assertThat(run.out().lines()).allSatisfy(printed -> assertThat(printed).hasSizeLessThanOrEqualTo(80));
        CommandLine line = commandLine(command);
        assertThat(Stream.of(line.getCommandSpec().usageMessage().footer())
                        .filter(example -> example.startsWith("  podium")))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(run.out()).contains(example + "\n"));
        assertThat(line.getCommandSpec().options())
                .allSatisfy(option -> assertThat(described(option))
                        .as("description of %s", option.longestName())
                        .isTrue());
    }

    private static boolean described(OptionSpec option) {
        return option.description().length > 0 && !option.description()[0].isBlank();
    }

    private static CommandLine commandLine(List<String> path) {
        CommandLine line =
                Podium.commandLine(Clock.systemUTC(), Interruption.unheard(new PrintWriter(Writer.nullWriter())));
        for (String name : path) {
            line = Objects.requireNonNull(line.getSubcommands().get(name), name);
        }
        return line;
    }

    static Stream<List<String>> commands() {
        return below(
                Podium.commandLine(Clock.systemUTC(), Interruption.unheard(new PrintWriter(Writer.nullWriter()))),
                List.of());
    }

    private static Stream<List<String>> below(CommandLine line, List<String> path) {
        return line.getSubcommands().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("help"))
                .flatMap(entry -> {
                    List<String> name = Stream.concat(path.stream(), Stream.of(entry.getKey()))
                            .toList();
                    return Stream.concat(Stream.of(name), below(entry.getValue(), name));
                });
    }
}
