package podium.judge.competition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.ChildJava;
import podium.Thorough;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.UsageException;

/** A score belongs to one truth: an incomplete, partly replaced or changed preparation is not opened. */
class PreparedTest {
    private static final List<String> FILES = List.of(
            "private/competition.yaml",
            "private/solution.csv",
            "public/folds.csv",
            "public/sample_submission.csv",
            "public/test.csv",
            "public/train.csv",
            "SHA256SUMS");

    /** The settings of a second preparation. */
    private static final String[] OTHER = {"split.public=0", "evaluation.void=ignore"};

    @TempDir
    private Path folder;

    private Workspace workspace;

    @BeforeEach
    void makeWorkspace() throws IOException {
        workspace = Tiny.workspace(folder);
    }

    @Test
    void anUnpreparedCompetitionSaysHowToPrepareIt() {
        assertThatThrownBy(() -> Prepared.open(workspace, "tiny"))
                .isInstanceOf(InputException.class)
                .hasMessage("competition tiny is not prepared, or preparing it was interrupted; run 'podium prepare"
                        + " tiny' first");
        assertThatThrownBy(() -> Prepared.open(workspace, "tinny"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("no competition 'tinny'");
    }

    /** The process may be killed after any of the files that replace the older ones. */
    @Test
    void aPartlyReplacedPreparationIsNotOpened() throws IOException {
        Path fresh = folder.resolve("fresh");
        prepare(OTHER);
        copy(workspace.prepared("tiny"), fresh, FILES.size());
        for (int replaced = 0; replaced <= FILES.size(); replaced++) {
            prepare();
            Files.delete(workspace.prepared("tiny").resolve("SHA256SUMS"));
            copy(fresh, workspace.prepared("tiny"), replaced);
            if (replaced == FILES.size()) {
                assertThat(Prepared.open(workspace, "tiny").competition()).isEqualTo(Tiny.load(workspace, OTHER));
            } else {
                assertThatThrownBy(() -> Prepared.open(workspace, "tiny"))
                        .as("%d files replaced", replaced)
                        .isInstanceOf(InputException.class)
                        .hasMessageContaining("preparing it was interrupted");
            }
        }
    }

    @Test
    void aChangedSolutionOrRuleIsRefused() throws IOException {
        for (String name : List.of("private/solution.csv", "private/competition.yaml")) {
            Prepared prepared = prepare();
            Path file = prepared.folder().resolve(name);
            Files.writeString(
                    file, Files.readString(file).replace("Public", "Private").replace("0.5", "0.6"));
            assertThatThrownBy(() ->
                            Prepared.open(workspace, "tiny").openSolution().close())
                    .isInstanceOf(InputException.class)
                    .hasMessage(file + " does not match " + prepared.folder()
                            + "/SHA256SUMS; it was changed, or preparing was interrupted: run 'podium prepare"
                            + " tiny' again");
        }
    }

    @Test
    void oldRulesDoNotOpenTheSolutionOfANewPreparation() throws IOException {
        prepare();
        Prepared old = Prepared.open(workspace, "tiny");
        old.openSolution().close();
        prepare(OTHER);
        assertThatThrownBy(old::openSolution)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("competition.yaml does not match");
        Prepared.open(workspace, "tiny").openSolution().close();
    }

    @Test
    void aBrokenChecksumFileIsAnInputError() throws IOException {
        Path sums = prepare().folder().resolve("SHA256SUMS");
        Files.writeString(sums, "half a li");
        assertThatThrownBy(() -> Prepared.open(workspace, "tiny"))
                .isInstanceOf(InputException.class)
                .hasMessage(sums + ": found 'half a li'; expected a checksum, two spaces and a file name");
    }

    /** Kills a process that prepares again and again, alternating between two sets of rules. */
    @Test
    void aKilledPreparationIsRefusedOrComplete() throws Exception {
        Competition one = Tiny.load(workspace);
        Competition other = Tiny.load(workspace, OTHER);
        Random random = new Random(4);
        int opened = 0;
        for (int round = 0; round < Thorough.count(3, 60); round++) {
            Process process = new ProcessBuilder(
                            ChildJava.PROGRAM,
                            ChildJava.NATIVE_ACCESS,
                            "-Xshare:auto",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Preparer.class.getName(),
                            folder.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(folder.resolve("error.txt").toFile())
                    .start();
            Path begun = folder.resolve("begun");
            while (process.isAlive() && !Files.exists(begun)) {
                Thread.sleep(2);
            }
            Thread.sleep(random.nextInt(150));
            assertThat(process.isAlive())
                    .as(() -> "the process prepares until it is killed: " + read(folder.resolve("error.txt")))
                    .isTrue();
            process.destroyForcibly();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            Files.delete(begun);
            try {
                Prepared prepared = Prepared.open(workspace, "tiny");
                try (Solution solution = prepared.openSolution()) {
                    assertThat(prepared.competition()).isIn(one, other);
                    assertThat(solution.usage(2) == Usage.PUBLIC)
                            .isEqualTo(prepared.competition().equals(one));
                    opened++;
                }
            } catch (InputException e) {
                assertThat(e).hasMessageContaining("preparing it was interrupted");
            }
            prepare(OTHER);
            assertThat(Prepared.open(workspace, "tiny").competition()).isEqualTo(other);
        }
        assertThat(opened).isPositive();
    }

    /** Prepares in an endless loop. */
    static final class Preparer {
        public static void main(String[] args) throws IOException {
            Workspace workspace = new Workspace(Path.of(args[0]));
            while (true) {
                Preparation.prepare(Tiny.load(workspace), workspace, Progress.NONE);
                Path begun = Path.of(args[0], "begun");
                if (!Files.exists(begun)) {
                    Files.createFile(begun);
                }
                Preparation.prepare(Tiny.load(workspace, OTHER), workspace, Progress.NONE);
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Prepared prepare(String... settings) throws IOException {
        return Preparation.prepare(Tiny.load(workspace, settings), workspace, Progress.NONE);
    }

    private static void copy(Path from, Path to, int count) throws IOException {
        for (String name : FILES.subList(0, count)) {
            Files.createDirectories(to.resolve(name).getParent());
            Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
