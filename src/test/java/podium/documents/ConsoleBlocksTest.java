package podium.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import podium.cli.CommandLineRun;

/**
 * The pages' console blocks, run one after the other in a workspace of each page's own. A block {@code console thorough} is
 * run under {@code -Pthorough} alone.
 */
class ConsoleBlocksTest {
    /** Seconds by page. */
    private static final Map<String, Double> took = new TreeMap<>();

    @TempDir
    private Path folder;

    static Stream<String> pages() {
        return Pages.all().stream()
                .filter(page -> !page.blocks("console").isEmpty())
                .map(MarkdownPage::name);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void commandsPrintWhatThePageQuotes(String name) throws IOException {
        long start = System.nanoTime();
        MarkdownPage page = MarkdownPage.read(Pages.ROOT, name);
        DocumentShell shell = new DocumentShell(DocumentWorkspace.make(folder.resolve("my workspace")));
        assertThat(faults(page, shell)).isEmpty();
        took.put(name, (System.nanoTime() - start) / 1e9);
    }

    /** They run in every build, so they may take a minute in all on a machine with two idle cores. */
    @AfterAll
    static void printTimes() {
        double all = took.values().stream().mapToDouble(Double::doubleValue).sum();
        System.out.printf(Locale.ROOT, "Console blocks took %.1f s: %s%n", all, took);
    }

    /** What is wrong with the commands of a page, each after its page and line. */
    static List<String> faults(MarkdownPage page, DocumentShell shell) throws IOException {
        List<String> faults = new ArrayList<>();
        for (CodeBlock block : page.blocks("console")) {
            if (block.info().equals("console thorough") && !Boolean.getBoolean("podium.thorough")) {
                continue;
            }
            for (Transcript.Step step : Transcript.of(block).steps()) {
                fault(step, shell).ifPresent(fault -> faults.add(step.place() + ": " + step.command() + ": " + fault));
            }
        }
        return faults;
    }

    private static Optional<String> fault(Transcript.Step step, DocumentShell shell) throws IOException {
        CommandLineRun run;
        try {
            run = shell.run(step.command());
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        if (run.code() != step.code()) {
            return Optional.of("exit code " + run.code() + ", expected " + step.code() + ": " + run.err());
        }
        ExpectedOutput expected = new ExpectedOutput(step.expected());
        // A terminal shows messages, too; a page may quote them before the results.
        return step.expected().isEmpty()
                        || expected.mismatch(run.err() + run.out()).isEmpty()
                ? Optional.empty()
                : expected.mismatch(run.out());
    }
}
