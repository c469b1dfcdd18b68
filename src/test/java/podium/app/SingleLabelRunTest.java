package podium.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.app.context.TestTruth;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.files.Manifest;
import podium.core.metric.TopClassAccuracy;
import podium.judge.competition.Competition;
import podium.judge.competition.CompetitionFile;
import podium.judge.competition.Preparation;
import podium.judge.competition.Prepared;
import podium.judge.leaderboard.Leaderboard;
import podium.player.figures.Figures;
import podium.player.figures.RunFigures;
import podium.player.figures.SingleLabelFigures;
import podium.player.prediction.ClassScores;
import podium.player.prediction.ScoreFile;
import podium.player.recipe.FoldChoice;
import podium.player.runs.RunFolder;

/** Tests what a training writes where each image has exactly one class. */
class SingleLabelRunTest {
    @TempDir
    private static Path shared;

    private static SampleWorkspace sample;
    private static Competition competition;
    private static RunFolder run;
    private static boolean knewTest;

    @TempDir
    private Path folder;

    @BeforeAll
    static void trainOnce() throws IOException {
        sample = SingleLabelWorkspace.make(shared.resolve("workspace"));
        competition = CompetitionFile.load(sample.workspace(), "sample", Map.of());
        run = sample.train("", FoldChoice.ALL, null, false, 1).folder();
        knewTest = Files.exists(run.testConfusion().table());
    }

    private static int[] predicted(ClassScores scores) {
        return Stream.of(scores.scores()).mapToInt(TopClassAccuracy::argmax).toArray();
    }

    @Test
    void aRunIsUnderstoodWithoutItsCompetition() throws IOException {
        assertThat(run.readRecipe().prediction().labels()).isEqualTo(competition.labelling());
        assertThat(run.recipe()).content().contains("labels: \"single\"").doesNotContain("decision:");
    }

    /** The figures, the rates of each class and the matrix agree with the scores of the same run. */
    @Test
    void figuresRatesAndMatrixAreThoseOfTheScores() throws IOException {
        Figures valid = RunFigures.read(run.figures()).valid();
        assertThat(valid).isInstanceOf(SingleLabelFigures.class);
        ClassScores scores = new ScoreFile(run.validScores()).read();
        List<String> matrix = Files.readAllLines(run.validConfusion().table());
        assertThat(matrix).hasSize(1 + 6);
        assertThat(matrix.get(0)).isEqualTo("true,bird,cat,cow,dog,horse,sheep");
        int[][] counts = new int[6][];
        for (int label = 0; label < 6; label++) {
            String row = matrix.get(1 + label);
            counts[label] = Stream.of(row.substring(row.indexOf(',') + 1).split(",", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
        }
        int images = 0;
        int right = 0;
        int[] columns = new int[6];
        for (int label = 0; label < 6; label++) {
            for (int other = 0; other < 6; other++) {
                images += counts[label][other];
                columns[other] += counts[label][other];
            }
            right += counts[label][label];
        }
        assertThat(images).isEqualTo(24).isEqualTo(scores.ids().size());
        int[] predictions = new int[6];
        for (int label : predicted(scores)) {
            predictions[label]++;
        }
        assertThat(columns).isEqualTo(predictions);
        SingleLabelFigures figures = (SingleLabelFigures) Objects.requireNonNull(valid);
        assertThat(figures.accuracy()).isEqualTo((double) right / images);
        assertThat(figures.top5Accuracy()).isBetween(figures.accuracy(), 1.0);
        assertThat(run.classes()).content().startsWith("class,train,valid,precision,recall,f1\nbird,");
        assertThat(Manifest.read(run.path()).orElseThrow().outputs())
                .extracting(sum -> sum.path())
                .contains("confusion-valid.csv", "confusion-valid.png", "confused-valid.csv", "confused-valid.png")
                .noneMatch(path -> path.contains("test.png"));
        assertThat(knewTest).as("training knows the truth of test").isFalse();
        assertThat(String.join("\n", sample.log())).contains("class  train  valid  precision  recall");
    }

    @Test
    void theHostAlsoHasTheConfusionOnTest() throws IOException {
        Prepared prepared = Preparation.prepare(competition, sample.workspace(), Progress.NONE);
        new TestConfusion(prepared, sample.context(1)).write(run);
        Map<String, List<Boolean>> truth = TestTruth.of(prepared).labels();
        ClassScores scores = new ScoreFile(run.testScores()).read();
        int[] predicted = predicted(scores);
        long[] diagonal = new long[6];
        for (int image = 0; image < predicted.length; image++) {
            List<Boolean> labels = truth.getOrDefault(scores.ids().get(image), List.of());
            diagonal[predicted[image]] += labels.get(predicted[image]) ? 1 : 0;
        }
        List<String> matrix = Files.readAllLines(run.testConfusion().table());
        for (int label = 0; label < 6; label++) {
            assertThat(matrix.get(1 + label).split(",", -1)[1 + label]).isEqualTo(Long.toString(diagonal[label]));
        }
        assertThat(run.testConfusion().picture()).isNotEmptyFile();
        assertThat(Manifest.read(run.path()).orElseThrow().changedOutputs(run.path()))
                .isEmpty();
    }

    @Test
    void ownImagesAreGivenOneClassWithItsProbability() throws IOException {
        String id = sample.workspace().root().resolve("data/sample").toString();
        Path images = Files.createDirectories(folder.resolve("mine"));
        try (Stream<Path> files = Files.list(Path.of(id, "JPEGImages"))) {
            for (Path file : files.sorted().limit(3).toList()) {
                Files.copy(file, images.resolve(file.getFileName().toString()));
            }
        }
        Path out = folder.resolve("out");
        Predict.Written written =
                Predict.run(new Predict.Request(run, images, out, 1 << 24, Optional.empty()), sample.context(1));
        ClassScores scores = new ScoreFile(written.path()).read();
        List<String> rows = Files.readAllLines(out.resolve("classes.csv"));
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0)).startsWith("Id,class,probability,class 2,").endsWith(",class 5,probability 5");
        for (int image = 0; image < 3; image++) {
            String[] cells = rows.get(1 + image).split(",", -1);
            int label = predicted(scores)[image];
            assertThat(cells).startsWith(scores.ids().get(image), SingleLabelWorkspace.CLASSES.get(label));
            assertThat(Double.parseDouble(cells[2])).isBetween(1 / 6.0, 1.0);
        }
    }

    @Test
    void aTeacherOfSeveralClassesAnImageAndARecipeForThemAreRefused() throws IOException {
        assertThatThrownBy(() -> sample.train("labels=multiple", FoldChoice.COMPETITION, folder, false, 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("labels is multiple; expected single");
    }

    /** From data to leaderboard and report; the run that was trained above is reused. */
    @Test
    void allStagesRunAndTheReportShowsAccuracyAndConfusion() throws IOException {
        List<String> steps = new ArrayList<>();
        Leaderboard board = new RunAll(competition, sample.context(1), step -> steps.add(step.name()))
                .run(
                        new RunAll.Request(null, null, Map.of()),
                        (recipe, training) -> training.train(sample, line -> {}));
        assertThat(board.rows()).extracting(row -> row.team().name()).contains("prior", "random", "argmax");
        assertThat(steps).contains("train", "argmax", "leaderboard", "report");
        assertThat(sample.workspace().submissions("sample").resolve("report.html"))
                .content()
                .contains(">accuracy</th>", ">log loss</th>", "Images of each true class on valid, by predicted class")
                .contains("Classes that are most often confused on valid");
    }

    /** A run of this competition teaches another one at a temperature. */
    @Test
    void aRunTeachesAnother() throws IOException {
        RunFolder taught = sample.train(
                        "distillation.teacher='" + run.path().toAbsolutePath() + "' distillation.temperature=2",
                        FoldChoice.COMPETITION,
                        folder.resolve("taught"),
                        false,
                        1)
                .folder();
        assertThat(RunFigures.read(taught.figures()).valid()).isInstanceOf(SingleLabelFigures.class);
    }
}
