package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.Progress;
import podium.core.files.Manifest;
import podium.core.files.Manifest.Sum;
import podium.core.files.Sha256;
import podium.data.dataset.ImageSet;
import podium.data.dataset.WrittenData;
import podium.judge.competition.Competition;
import podium.judge.competition.CompetitionFile;
import podium.judge.competition.Splits;
import podium.judge.competition.Workspace;
import podium.player.prediction.ScoreFile;

/** Data sets of whole images, from their files to a trained network. */
class WholeImagesTest {
    private static final List<String> CLASSES = List.of("cat", "dog", "owl");

    @TempDir
    private Path folder;

    private CommandLineWorkspace workspace;

    @BeforeEach
    void makeWorkspace() {
        workspace = CommandLineWorkspace.make(folder.resolve("workspace"));
    }

    @Test
    void foldersWithTheirOwnValidAreTrainedOnAndDealtAgainForAllFolds() throws IOException {
        WrittenData.folders(workspace.resolve("data/set"), 1, 12, "cat", "dog", "owl");
        write("folders", ", split: {train: 6, valid: 3, test: rest}", Map.of());
        assertThat(workspace.done("data", "check", "set").out()).isEqualTo("set: no fault\n");
        workspace.done("prepare", "set");
        Splits splits = splits();
        Path once = workspace.resolve(
                workspace.done("train", "set", "--recipe", "tiny").out().strip());
        assertThat(new ScoreFile(once.resolve("scores-valid.csv")).read().ids())
                .containsExactly("cat-7", "cat-8", "cat-9", "dog-7", "dog-8", "dog-9", "owl-7", "owl-8", "owl-9");
        assertThat(folds(once)).isEqualTo(new Sum("(folds: competition)", Sha256.of(splits.folds() + " valid 0")));
        Path all = workspace.resolve(workspace
                .done("train", "set", "--recipe", "tiny", "--folds", "all")
                .out()
                .strip());
        assertThat(new ScoreFile(all.resolve("scores-valid.csv")).read().ids()).hasSize(27);
        assertThat(folds(all))
                .isEqualTo(new Sum("(folds: all)", Sha256.of(splits.dealtFolds().toString())));
        assertThat(splits.dealtFolds()).doesNotContain(5).contains(0, 1, 2, 3, 4);
    }

    @Test
    void aPairOfIdxFilesIsTrainedOnAndOnlyItsPixelsAreSummed() throws IOException {
        WrittenData.idx(workspace.resolve("data/set"), "t10k", 30, 3, true);
        write("idx", ", split: {train: 24, test: rest}", Map.of("validation", "{folds: 3, fold: 0, seed: 1}"));
        workspace.done("prepare", "set");
        Path run = workspace.resolve(
                workspace.done("train", "set", "--recipe", "tiny").out().strip());
        assertThat(new ScoreFile(run.resolve("scores-test.csv")).read().ids())
                .containsExactly("00024", "00025", "00026", "00027", "00028", "00029");
        ImageSet test = competition().testImages(new Workspace(workspace.root()));
        StringBuilder sums = new StringBuilder();
        for (String id : test.ids()) {
            sums.append(id).append(' ').append(test.sha256(id).orElseThrow()).append('\n');
        }
        assertThat(Manifest.read(run).orElseThrow().inputs())
                .contains(new Sum("(images of test)", Sha256.of(sums.toString())));
    }

    private void write(String kind, String more, Map<String, String> keys) throws IOException {
        WrittenData.text(
                workspace.resolve("competition/set/competition.yaml"),
                WrittenData.singleLabel("set", CLASSES, "{kind: " + kind + ", root: data/set" + more + "}", keys));
        WrittenData.text(
                workspace.resolve("competition/set/recipes/tiny.yaml"),
                "architecture: mobilenet0.25\nsize: 32\nbatch-size: 8\nstages: [{train: all, epochs: 1}]\n");
    }

    private Competition competition() throws IOException {
        return CompetitionFile.load(new Workspace(workspace.root()), "set", Map.of());
    }

    private Splits splits() throws IOException {
        Workspace place = new Workspace(workspace.root());
        return Splits.of(
                competition(), competition().trainImages(place), competition().testImages(place), Progress.NONE);
    }

    private static Sum folds(Path run) throws IOException {
        assertThat(Files.exists(run.resolve("model-0000.params"))).isTrue();
        return Manifest.read(run).orElseThrow().inputs().stream()
                .filter(sum -> sum.path().startsWith("(folds"))
                .findFirst()
                .orElseThrow();
    }
}
