package podium.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.Thorough;

/** How console blocks are read, run and compared; on small blocks of the test's own. */
class ConsoleMachineryTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(folder.resolve("runs/net-1a"));
        Files.createDirectories(folder.resolve("runs/net-2b"));
        Files.writeString(folder.resolve("runs/net-1a/x.csv"), "a,b\n1,2\n");
    }

    @Test
    void wordsAreSplitAsAShellDoesIt() {
        assertThat(words("a  'b c' \"d 'e' \\\" f\" g\\ h ''  # i"))
                .containsExactly("a", "b c", "d 'e' \" f", "g h", "");
        assertThat(words("--set tasks='[a, b]' x#y")).containsExactly("--set", "tasks=[a, b]", "x#y");
        assertThat(words("runs/net-*")).containsExactly("runs/net-1a", "runs/net-2b");
        assertThat(words("run?/*/x.csv '*'")).containsExactly("runs/net-1a/x.csv", "*");
    }

    @ParameterizedTest
    @CsvSource({"a | b, '|'", "a > b, '>'", "a && b, '&'", "echo $HOME, '$'", "runs/none-*, 'nothing is named'"})
    void whatNeedsAShellIsRefused(String line, String reason) {
        assertThatThrownBy(() -> words(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void anOpenQuoteIsRefused() {
        assertThatThrownBy(() -> words("a 'b")).hasMessageContaining("open quote");
    }

    private List<String> words(String line) {
        return ShellWords.split(line, folder);
    }

    @Test
    void aTranscriptHasCommandsCodesAndExpectedLines() {
        assertThat(Transcript.of(block("""
                        $ ./podium score a.csv \\
                        >   -c sample   # exit 3
                        first

                        $ cat a
                        $ ls
                        b
                        """)).steps())
                .containsExactly(
                        new Transcript.Step("a.md:2", "./podium score a.csv -c sample   # exit 3", 3, List.of("first")),
                        new Transcript.Step("a.md:6", "cat a", 0, List.of()),
                        new Transcript.Step("a.md:7", "ls", 0, List.of("b")));
        assertThatThrownBy(() -> Transcript.of(block("./podium run\n"))).hasMessageContaining("a.md:1: './podium run'");
    }

    private static CodeBlock block(String text) {
        return new CodeBlock("a.md", 1, "console", text.lines().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "a|b, a|b",
        "...|c, a|b|c",
        "a|..., a|b|c",
        "a|..., a",
        "a|...|c, a|c",
        "...|a|...|b, b|a|x|a|b",
        "x ... y, x 1 2 y",
        "building ..., building (first run)",
        "a.c, a.c",
        "..., ''"
    })
    void whatIsQuotedMatches(String expected, String printed) {
        assertThat(expected(expected).mismatch(lines(printed))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a|b, a|c, 'expected ''b'', found ''c'''",
        "a|b, a, 'expected ''b'', found the end of the output'",
        "a, a|b, 'expected the end of the output, found ''b'''",
        "...|c, a|b, 'expected ''c'', found ''a'''",
        "a.c, abc, 'expected ''a.c'', found ''abc'''",
        "a|...|c, a|c|d, 'expected the end of the output, found ''d'''"
    })
    void whatIsNotPrintedIsAFault(String expected, String printed, String fault) {
        assertThat(expected(expected).mismatch(lines(printed))).contains(fault);
    }

    private static ExpectedOutput expected(String text) {
        return new ExpectedOutput(List.of(text.split("[|]", -1)));
    }

    private static String lines(String text) {
        return text.replace('|', '\n') + "\n";
    }

    @Test
    void blocksRunAndWhatTheyDoNotPrintIsFound() throws IOException {
        MarkdownPage page = MarkdownPage.of("a.md", """
                ```console
                $ cat runs/net-1a/x.csv
                a,b
                1,3
                $ ls runs
                net-1a
                ...
                $ ./podium --version
                podium ...
                $ ./podium scor      # exit 2
                podium: no command 'scor'; ...
                ...
                $ ./podium scor
                $ ./podium runs sample   # exit 2
                $ rm runs
                ```
                ```console thorough
                $ ./podium nothing
                ```
                """);
        List<String> faults = ConsoleBlocksTest.faults(page, new DocumentShell(folder));
        assertThat(faults).hasSize(Thorough.count(3, 4));
        assertThat(faults.get(0)).isEqualTo("a.md:2: cat runs/net-1a/x.csv: expected '1,3', found '1,2'");
        assertThat(faults.get(1)).startsWith("a.md:13: ./podium scor: exit code 2, expected 0: ");
        assertThat(faults.get(2)).endsWith("'rm runs': expected ./podium, cat or ls");
        assertThat(faults.subList(3, faults.size()))
                .allSatisfy(fault -> assertThat(fault).startsWith("a.md:18: ./podium nothing: exit code 2"));
    }

    @Test
    void filesAreThoseOfTheWorkspace() {
        Path root = Path.of("/w");
        assertThat(CommandNames.filesIn(root, List.of("score", "a.csv", "-c", "sample", "--details=b.csv")))
                .containsExactly("score", "/w/a.csv", "-c", "sample", "--details=/w/b.csv");
        assertThat(CommandNames.filesIn(root, List.of("submit", "/x/a.csv", "--team", "Ada", "-m", "a/b")))
                .containsExactly("submit", "/x/a.csv", "--team", "Ada", "-m", "a/b");
        assertThat(CommandNames.filesIn(root, List.of("encode", "r1", "r2", "--name", "tuned")))
                .containsExactly("encode", "/w/r1", "/w/r2", "--name", "tuned");
        assertThat(CommandNames.filesIn(root, List.of("predict", "r1", "x", "--out", "y", "--skip-corrupt")))
                .containsExactly("predict", "/w/r1", "/w/x", "--out", "/w/y", "--skip-corrupt");
        assertThat(CommandNames.filesIn(root, List.of("data", "sample", "--images", "4")))
                .containsExactly("data", "sample", "--images", "4");
    }

    @ParameterizedTest
    @CsvSource({
        "train sample --recipe x, ''",
        "COMMAND --help, ''",
        "help data sample, ''",
        "--workspace DIR submit a.csv -c ID, ''",
        "train --recpie x, '''podium train'' has no option --recpie'",
        "data draw, '''podium data'' has no command draw'",
        "leaderbord, '''podium'' has no command leaderbord'"
    })
    void unknownCommandsAndOptionsAreFound(String line, String fault) {
        assertThat(CommandNames.fault(List.of(line.split(" ", -1))).orElse("")).isEqualTo(fault);
    }
}
