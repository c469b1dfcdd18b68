package podium.judge.competition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.UsageException;
import podium.core.files.FolderLock;

class PreparationTest {
    @TempDir
    private Path folder;

    private Workspace workspace;

    @BeforeEach
    void makeWorkspace() throws IOException {
        workspace = Tiny.workspace(folder);
    }

    @Test
    void everyFileHasTheExpectedContent() throws IOException {
        Prepared prepared = prepare();
        assertThat(text(prepared, "public/train.csv")).isEqualTo("""
                Id,cat,dog,owl
                0,1,0,0
                1,0,1,0
                2,1,1,0
                3,0,0,1
                """);
        assertThat(text(prepared, "public/folds.csv")).isEqualTo("Id,Fold\n0,0\n1,0\n2,1\n3,1\n");
        assertThat(text(prepared, "public/test.csv")).isEqualTo("""
                Id,cat,dog,owl
                0,-1,-1,-1
                1,-1,-1,-1
                2,-1,-1,-1
                """);
        assertThat(text(prepared, "public/sample_submission.csv"))
                .isEqualTo("""
                Id,Predicted
                0_classification,
                0_segmentation,
                1_classification,
                1_segmentation,
                2_classification,
                2_segmentation
                """.replace("2_segmentation\n", "2_segmentation,\n"));
        assertThat(text(prepared, "private/solution.csv")).isEqualTo("""
                Id,Predicted,Usage,Width,Height,Void
                0_classification,1 1,Private,2,2,
                0_segmentation,1 1 8 1,Private,2,2,
                1_classification,2 2,Public,3,2,
                1_segmentation,7 2 15 1 18 1,Public,3,2,4 2
                2_classification,,Public,2,2,
                2_segmentation,,Public,2,2,
                """);
        assertThat(text(prepared, "private/competition.yaml")).isEqualTo("""
                id: "tiny"
                title: "Three animals"
                version: 1
                classes:
                - "cat"
                - "dog"
                - "owl"
                dataset:
                  kind: "kaggle-npy"
                  root: "data/tiny"
                  train: "train"
                  test: "test"
                  labels: "annotations"
                tasks:
                - "classification"
                - "segmentation"
                validation:
                  folds: 2
                  fold: 0
                  seed: 1
                evaluation:
                  metric: "mean-dice"
                  void: "background"
                split:
                  public: 0.5
                  seed: 7
                """);
    }

    @Test
    void twoPreparationsHaveTheSameBytes() throws IOException {
        Map<String, List<Byte>> first = Tiny.files(prepare().folder());
        assertThat(first).hasSize(7);
        assertThat(Tiny.files(prepare().folder())).isEqualTo(first);
        Workspace elsewhere = Tiny.workspace(folder.resolve("else where"));
        Prepared other = Preparation.prepare(Tiny.load(elsewhere), elsewhere, Progress.NONE);
        assertThat(Tiny.files(other.folder())).isEqualTo(first);
    }

    @Test
    void checksumsPassSha256sum() throws Exception {
        Prepared prepared = prepare();
        Process check = new ProcessBuilder("sha256sum", "--strict", "-c", "SHA256SUMS")
                .directory(prepared.folder().toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(check.exitValue()).as(said).isZero();
        assertThat(said.lines()).hasSize(6).allMatch(line -> line.endsWith(": OK"));
    }

    @Test
    void onlyTheOwnerCanReadPrivateFiles() throws IOException {
        Files.createDirectories(workspace.prepared("tiny").resolve("private"));
        Prepared prepared = prepare();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(prepared.privateFolder())))
                .isEqualTo("rwx------");
        assertThat(Tiny.files(prepared.publicFolder()))
                .containsOnlyKeys("train.csv", "folds.csv", "test.csv", "sample_submission.csv");
    }

    @Test
    void aPreparedCompetitionOpensWithTheRulesOfItsPreparation() throws IOException {
        prepare("evaluation.void=ignore", "split.public=0");
        Prepared prepared = Prepared.open(workspace, "tiny");
        assertThat(prepared.competition()).isEqualTo(Tiny.load(workspace, "evaluation.void=ignore", "split.public=0"));
        try (Solution solution = prepared.openSolution()) {
            assertThat(solution.rows()).isEqualTo(6);
            assertThat(solution.usage(2)).isEqualTo(Usage.PRIVATE);
        }
    }

    @Test
    void submissionsHaveOnlyTheRowsOfTheTasks() throws IOException {
        assertThat(text(prepare("tasks=[classification]"), "private/solution.csv"))
                .isEqualTo("""
                Id,Predicted,Usage,Width,Height,Void
                0_classification,1 1,Private,2,2,
                1_classification,2 2,Public,3,2,
                2_classification,,Public,2,2,
                """);
        assertThat(text(prepare("tasks=[segmentation]"), "public/sample_submission.csv"))
                .isEqualTo("Id,Predicted\n0_segmentation,\n1_segmentation,\n2_segmentation,\n");
    }

    /**
     * Column by column, [[1 0] [0 2]] has the pixels 1 and 4; [[2 2 3] [255 255 3]] has 1, 3, 5 and 6, and its
     * void pixels are 2 and 4.
     */
    @Test
    void aSingleMaskCompetitionIsColumnMajor() throws IOException {
        assertThat(text(prepare("evaluation.metric=column-major-dice"), "private/solution.csv"))
                .isEqualTo("""
                Id,Predicted,Usage,Width,Height,Void
                0,1 1 4 1,Private,2,2,
                1,1 1 3 1 5 2,Public,3,2,2 1 4 1
                2,,Public,2,2,
                """);
    }

    @Test
    void aHoldoutIsTakenFromTrain() throws IOException {
        Prepared prepared = prepare("holdout.fraction=0.5", "holdout.seed=3");
        List<String> train = ids(prepared, "public/train.csv");
        List<String> test = ids(prepared, "public/test.csv");
        assertThat(train).hasSize(2).doesNotContainAnyElementsOf(test);
        assertThat(test).hasSize(2);
        try (Solution solution = prepared.openSolution()) {
            assertThat(solution.imageId(0)).isEqualTo(test.get(0));
            assertThat(solution.imageId(1)).isEqualTo(test.get(1));
        }
    }

    @Test
    void testImagesWithoutLabelsNeedASolutionOrAHoldout() throws IOException {
        Files.writeString(folder.resolve("data/tiny/test/test_set.csv"), "Id\n0\n1\n2\n");
        assertThatThrownBy(this::prepare)
                .isInstanceOf(UsageException.class)
                .hasMessage("competition tiny has no labels for its test images; name a solution file with"
                        + " --set solution=FILE, or test on a part of train with --set holdout.fraction=0.3"
                        + " --set holdout.seed=2009");
        assertThat(workspace.prepared("tiny")).doesNotExist();
        assertThat(prepare("holdout.fraction=0.3", "holdout.seed=2009").folder())
                .isDirectory();
    }

    @Test
    void aHostsSolutionIsCopiedUnchanged() throws IOException {
        String host =
                text(prepare(), "private/solution.csv").replace("2_segmentation,,Public", "2_segmentation,4 1,Public");
        Files.writeString(folder.resolve("host.csv"), host);
        Files.writeString(folder.resolve("data/tiny/test/test_set.csv"), "Id\n0\n1\n2\n");
        assertThat(text(prepare("solution=host.csv"), "private/solution.csv")).isEqualTo(host);
        Prepared absolute = prepare("solution='" + folder.resolve("host.csv") + "'");
        assertThat(text(absolute, "private/solution.csv")).isEqualTo(host);
    }

    @Test
    void aHostsSolutionThatDoesNotFitIsRefused() throws IOException {
        String good = text(prepare(), "private/solution.csv");
        assertHost(
                good.replace("2_segmentation", "7_segmentation"),
                ": row 7_segmentation belongs to no image and task of the test list; remove it");
        assertHost(good.replace("2_segmentation,,Public,2,2,\n", ""), " lacks 1 expected rows, such as 2_segmentation");
        assertHost(good.replace(",3,2,", ",2,3,"), ": row 1_classification gives the size 2 x 3; the image has 3 x 2");
        assertHost(
                good.replace("0_segmentation,1 1 8 1", "0_segmentation,1 1 8 10"),
                ":3: 0_segmentation: column"
                        + " Predicted: past the end at '8 10'; expected 1-based 'start length' pairs, ascending, up to 12");
        assertThatThrownBy(() -> prepare("solution=nowhere.csv"))
                .isInstanceOf(InputException.class)
                .hasMessage("no solution at " + folder.resolve("nowhere.csv")
                        + "; expected a file with the header Id,Predicted,Usage,Width,Height");
        Files.writeString(folder.resolve("host.csv"), good.replaceAll(",[^,\n]*\n", "\n"));
        assertThatThrownBy(() -> prepare("solution=host.csv", "evaluation.void=ignore"))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("host.csv") + " has no column Void; evaluation.void: ignore needs one");
        assertThat(text(Prepared.open(workspace, "tiny"), "private/solution.csv"))
                .as("a failed preparation keeps the older one")
                .isEqualTo(good);
    }

    @Test
    void anImageInBothListsIsRefused() {
        assertThatThrownBy(() -> prepare("dataset.test=train"))
                .isInstanceOf(InputException.class)
                .hasMessage("image 0 (and 3 more) is in the train list " + folder
                        + "/data/tiny/train/train_set.csv and in the test list " + folder
                        + "/data/tiny/train/train_set.csv; remove it from one of the two");
    }

    @Test
    void temporaryFilesAreRemovedAndOtherFilesStay() throws IOException {
        Files.createDirectories(workspace.prepared("tiny"));
        Files.writeString(workspace.prepared("tiny").resolve("notes.txt"), "mine");
        Files.createDirectories(workspace.prepared("tiny").resolveSibling(".tiny.partial/private"));
        prepare();
        assertThat(workspace.prepared("tiny").resolve("notes.txt")).hasContent("mine");
        try (var files = Files.list(workspace.data().resolve("prepared"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("tiny", ".tiny.lock");
        }
    }

    @Test
    void aSecondPreparationAtTheSameTimeIsRefused() throws IOException {
        try (FolderLock lock = FolderLock.take(workspace.prepared("tiny").resolveSibling(".tiny.lock"))) {
            assertThat(lock.channel().isOpen()).isTrue();
            assertThatThrownBy(this::prepare)
                    .isInstanceOf(InputException.class)
                    .hasMessageEndingWith(
                            "is locked: another process is writing the same files; wait until it is done");
        }
        assertThat(prepare().folder()).isDirectory();
    }

    private void assertHost(String solution, String message) throws IOException {
        Path file = folder.resolve("host.csv");
        Files.writeString(file, solution);
        assertThatThrownBy(() -> prepare("solution=host.csv"))
                .isInstanceOf(InputException.class)
                .hasMessage(file + message);
    }

    private Prepared prepare(String... settings) throws IOException {
        return Preparation.prepare(Tiny.load(workspace, settings), workspace, Progress.NONE);
    }

    private static String text(Prepared prepared, String name) throws IOException {
        return Files.readString(prepared.folder().resolve(name));
    }

    private static List<String> ids(Prepared prepared, String name) throws IOException {
        return text(prepared, name)
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }
}
