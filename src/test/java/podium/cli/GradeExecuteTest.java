package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.classroom.sandbox.NotebookFile;
import podium.classroom.sandbox.NotebookSandbox;
import podium.classroom.sandbox.SandboxLimits;
import podium.core.InputException;
import podium.core.files.Sha256;

/** Runs the notebooks of a published competition with {@code podium grade --execute}. */
class GradeExecuteTest {
    /** An honest notebook with the course's paths, which predicts only a person in every image. */
    private static final String HONEST = """
            import numpy as np, pandas as pd
            root = '/kaggle/input/sample/'
            train = pd.read_csv(root + 'train/train_set.csv', index_col='Id')
            test = pd.read_csv(root + 'test/test_set.csv', index_col='Id')
            assert np.load(root + f'train/seg/train_{train.index[0]}.npy').ndim == 2
            rows = []
            for i in test.index:
                image = np.load(root + f'test/img/test_{i}.npy')
                rows += [(f'{i}_classification', '15 1'), (f'{i}_segmentation', f'1 {image.shape[0]}')]
            pd.DataFrame(rows, columns=['Id', 'Predicted']).to_csv('submission.csv', index=False)
            """;

    @TempDir
    private static Path shared;

    private static Path published;

    @TempDir
    private Path folder;

    private Path hands;

    @BeforeAll
    static void publish() throws IOException {
        try {
            NotebookSandbox.open(SandboxLimits.DEFAULT, null, 1, warning -> {});
        } catch (InputException e) {
            System.err.println("GradeExecuteTest is skipped: " + e.getMessage());
            abort();
        }
        Path workspace = shared.resolve("workspace");
        assertThat(CommandLineRun.of("init", workspace.toString()).code()).isZero();
        CommandLineRun.in(workspace, "data", "sample", "--images", "24", "--seed", "7");
        published = shared.resolve("class");
        CommandLineRun run = CommandLineRun.in(workspace, "prepare", "sample", "--publish", published.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(podium("prepare", "sample-published").code()).isZero();
    }

    private static CommandLineRun podium(String... arguments) {
        return CommandLineRun.in(published.resolve("private"), arguments);
    }

    private CommandLineRun grade(String... more) {
        String[] arguments = new String[more.length + 5];
        System.arraycopy(
                new String[] {"grade", hands.toString(), "-c", "sample-published", "--execute"}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return podium(arguments);
    }

    @BeforeEach
    void handIn() throws IOException {
        hands = folder.resolve("hands");
        write("Honest", HONEST);
        Path given = published.resolve("public/sample_submission.csv");
        StringBuilder csv = new StringBuilder();
        for (String line : Files.readAllLines(given)) {
            csv.append(line.replaceFirst("_classification,.*", "_classification,15 1"))
                    .append('\n');
        }
        Files.writeString(hands.resolve("Honest/submission.csv"), csv);
    }

    private void write(String team, String... cells) throws IOException {
        Files.createDirectories(hands.resolve(team));
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode root = json.createObjectNode().put("nbformat", 4).put("nbformat_minor", 4);
        root.putObject("metadata");
        for (String cell : cells) {
            ObjectNode code = root.withArray("cells").addObject().put("cell_type", "code");
            code.put("source", cell).putNull("execution_count").putObject("metadata");
            code.putArray("outputs");
        }
        Files.writeString(hands.resolve(team).resolve("work.ipynb"), root.toString());
    }

    @Test
    void theNotebooksSubmissionIsComparedWithTheHandIn() throws IOException {
        write("Broken", "x = 1", "raise ValueError('no')");
        write("Keras", "import no_such_module.layers");
        write("Long", "while True: pass");
        CommandLineRun run = grade("--minutes", "0.25", "--jobs", "2");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("Honest +scored .* differs +submission.csv")
                .contains("Honest: run: differs: 6 of 12 rows differ from the submission that was handed in")
                .containsPattern("Broken +missing .* failed")
                .contains("Broken: run: failed: cell 2: ValueError: no")
                .contains("Keras: run: cannot run here: cell 1: needs no_such_module")
                .contains("Long: run: timed out: stopped after 15 s");
        Path produced = published.resolve("private/leaderboard/grades/sample-published/executed/Honest/submission.csv");
        Files.copy(produced, hands.resolve("Honest/submission.csv"), StandardCopyOption.REPLACE_EXISTING);
        Path executed = produced.resolveSibling("executed.ipynb");
        Object first = Files.getLastModifiedTime(executed);
        CommandLineRun again = grade("--minutes", "0.25");
        assertThat(again.out()).containsPattern("Honest +scored .* reproduced +submission.csv");
        assertThat(Files.getLastModifiedTime(executed)).isEqualTo(first);
        assertThat(published.resolve("private/leaderboard/grades/sample-published/grades.json"))
                .content()
                .contains("\"verdict\" : \"reproduced\"", "\"different_rows\" : 0");
    }

    /** The submission of the honest notebook, derived from the solution's rows. */
    private static String honest() throws IOException {
        StringBuilder csv = new StringBuilder("Id,Predicted\n");
        for (String line : Files.readAllLines(published.resolve("private/solution.csv"))) {
            String[] cells = line.split(",", -1);
            if (!cells[0].equals("Id")) {
                csv.append(cells[0]).append(',');
                csv.append(cells[0].endsWith("_classification") ? "15 1" : "1 " + cells[4])
                        .append('\n');
            }
        }
        return csv.toString();
    }

    private static String row(CommandLineRun run, String team) {
        assertThat(run.code()).as(run.err()).isZero();
        return run.out()
                .lines()
                .filter(line -> line.startsWith(team + " "))
                .findFirst()
                .orElseThrow()
                .replaceAll(" +", " ");
    }

    private static String sums(Path folder) throws IOException {
        StringBuilder sums = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                sums.append(file)
                        .append(' ')
                        .append(Files.getLastModifiedTime(file))
                        .append(' ');
                sums.append(Sha256.of(file)).append('\n');
            }
        }
        return sums.toString();
    }

    @Test
    void hostileNotebooksDoNotAffectTheHonestTeam() throws IOException {
        Files.writeString(hands.resolve("Honest/submission.csv"), honest());
        String alone = row(grade("--out", folder.resolve("alone").toString()), "Honest");
        assertThat(alone).contains(" scored ", " reproduced ");
        write("Probe", NotebookFile.cells("probe.py"));
        write("Flood", NotebookFile.cells("flood.py")[0].replace("MANNER", "malformed"));
        String before = sums(hands);
        Path out = folder.resolve("together");
        CommandLineRun run = grade("--out", out.toString(), "--jobs", "3", "--feedback");
        assertThat(row(run, "Honest")).isEqualTo(alone);
        assertThat(out.resolve("executed/Honest/submission.csv")).hasContent(honest());
        assertThat(run.out()).contains("Probe: run: invalid: ", "Flood: run: failed: cell 1: ");
        assertThat(sums(hands)).isEqualTo(before);
        String secret = System.getenv("PODIUM_TEST_SECRET");
        assertThat(secret).as("set by pom.xml").isNotNull();
        for (Path written : List.of(out, published.resolve("private/leaderboard"))) {
            try (Stream<Path> files = Files.walk(written)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(secret);
                }
            }
        }
    }

    @Test
    void aSolutionInAnyFormatIsRefusedAsInput() throws IOException {
        List<String> lines = Files.readAllLines(published.resolve("private/solution.csv"));
        Path more = Files.createDirectory(folder.resolve("more"));
        Path file = more.resolve("answers");
        List<String> two = lines.stream()
                .map(line -> String.join(",", List.of(line.split(",", -1)).subList(0, 2)))
                .toList();
        List<String> reversed = new ArrayList<>(two.subList(1, two.size()));
        Collections.reverse(reversed);
        List<String> written = List.of(
                String.join("\n", lines) + "\n\n",
                String.join("\r\n", two),
                two.get(0) + "\n" + String.join("\n", reversed),
                String.join("\n", two.subList(0, two.size() / 2)),
                String.join("\n", lines).replace("Id,Predicted", "id,truth"));
        for (String text : written) {
            Files.writeString(file, text);
            assertRefused(more);
        }
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
        assertRefused(more);
        Files.writeString(file, honest());
        assertThat(grade("--inputs", more.toString(), "--minutes", "1").code())
                .as("predictions with the same rows are not the solution")
                .isZero();
    }

    private void assertRefused(Path inputs) {
        assertThat(grade("--inputs", inputs.toString()))
                .returns(1, CommandLineRun::code)
                .extracting(CommandLineRun::err)
                .asString()
                .contains("answers: the file has rows of the solution, and notebooks would see the answers");
    }

    @Test
    void secretFilesAreRefusedAsInputs() throws IOException {
        Path solution = published.resolve("private/solution.csv");
        Path copy = Files.createDirectory(folder.resolve("more"));
        Files.copy(solution, copy.resolve("x.csv"));
        assertThat(grade("--inputs", copy.toString()))
                .returns(1, CommandLineRun::code)
                .extracting(CommandLineRun::err)
                .asString()
                .contains(
                        "x.csv: the file has rows of the solution, and notebooks would see the answers; remove it from"
                                + " the inputs");
        assertThat(grade("--inputs", "all=" + published.getParent()).err())
                .contains("cannot be an input for notebooks, because ");
        assertThat(grade("--inputs", folder.resolve("none").toString()).err()).contains("none: no such folder");
        assertThat(grade("--inputs", "a b=" + copy)).returns(2, CommandLineRun::code);
        assertThat(grade("--memory", "10")).returns(2, CommandLineRun::code);
        assertThat(CommandLineRun.in(
                                shared.resolve("workspace"), "grade", hands.toString(), "-c", "sample", "--execute")
                        .err())
                .contains(
                        "its data set is not a Kaggle download; publish it with 'podium prepare sample --publish DIR'");
        assertThat(podium("grade", hands.toString(), "-c", "sample-published", "--jobs", "2"))
                .returns(2, CommandLineRun::code)
                .extracting(CommandLineRun::err)
                .asString()
                .contains("Missing required argument(s): --execute");
    }
}
