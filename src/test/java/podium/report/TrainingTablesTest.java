package podium.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.metric.ConfusionMatrix;
import podium.core.metric.RankingFigures;
import podium.player.figures.ClassFigures;
import podium.player.figures.ClassRates;
import podium.player.figures.EpochFigures;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.figures.FigureKind;
import podium.player.figures.Figures;
import podium.player.figures.RunFigures;
import podium.player.figures.SingleLabelFigures;
import podium.report.tables.ClassTable;
import podium.report.tables.EpochLine;
import podium.report.tables.RateTable;
import podium.report.tables.RunsTable;
import podium.report.tables.RunsTable.Row;

class TrainingTablesTest {
    private static final ClassTable CLASSES = ClassTable.of(
            List.of("dog", "cat", "unicorn"),
            List.of(120, 15, 0),
            List.of(
                    new ClassFigures(30, new RankingFigures(0.8, 0.85, 0.875), 0.75, 0.5, 0.6),
                    new ClassFigures(4, new RankingFigures(0.4, 0.45, 0.5), 1, 0.25, 0.4),
                    new ClassFigures(0, new RankingFigures(Double.NaN, Double.NaN, Double.NaN), 0, 0, 0)));

    @Test
    void theTableHasOneLinePerClass() {
        assertThat(CLASSES.text()).isEqualTo("""
            class    train  valid   ap11  apAuc  averagePrecision  precision  recall     F1
            -------  -----  -----  -----  -----  ----------------  ---------  ------  -----
            dog        120     30  0.800  0.850             0.875      0.750   0.500  0.600
            cat         15      4  0.400  0.450             0.500      1.000   0.250  0.400
            unicorn      0      0      -      -                 -      0.000   0.000  0.000
            mean                   0.600  0.650             0.688      0.583   0.250  0.333
            """);
    }

    @Test
    void classesCsvIsInFullPrecision(@TempDir Path folder) throws IOException {
        Path csv = folder.resolve("classes.csv");
        CLASSES.write(csv);
        assertThat(csv).content().isEqualTo("""
            class,train,valid,ap11,apAuc,averagePrecision,precision,recall,f1
            dog,120,30,0.8,0.85,0.875,0.75,0.5,0.6
            cat,15,4,0.4,0.45,0.5,1.0,0.25,0.4
            unicorn,0,0,,,,0.0,0.0,0.0
            """);
    }

    private static final RunsTable RUNS = new RunsTable(List.of(
            row("all-00000000", "vgg16", null, 5, 5, 3720, Map.of()),
            row("a-11111111", "alexnet", Trainings.figures(0.5), 7, 50, 41.2, Map.of()),
            row("m-22222222", "mobilenetv2_1.0", Trainings.figures(0.75), 20, 20, 725, Map.of())));

    private static Row row(
            String id,
            String architecture,
            @Nullable Figures valid,
            int best,
            int epochs,
            double seconds,
            Map<String, String> keys) {
        FigureKind kind = valid == null ? FigureKind.MULTILABEL : valid.kind();
        return new Row(
                id,
                id.replaceFirst("-.*", ""),
                kind,
                false,
                architecture,
                new RunFigures(100, valid == null ? 0 : 20, false, 0, best, epochs, seconds, valid),
                keys,
                "");
    }

    @Test
    void theBestRunIsFirst() {
        assertThat(RUNS.text()).isEqualTo("""
            run           recipe  architecture     averagePrecision   ap11  apAuc  F1 samples   Dice  best epoch     fit time
            ------------  ------  ---------------  ----------------  -----  -----  ----------  -----  ----------  -----------
            m-22222222    m       mobilenetv2_1.0             0.750  0.730  0.740       0.680  0.690    20 of 20  12 min 05 s
            a-11111111    a       alexnet                     0.500  0.480  0.490       0.430  0.440     7 of 50         41 s
            all-00000000  all     vgg16                           -      -      -           -      -      5 of 5   1 h 02 min
            """);
    }

    @Test
    void runsAreWrittenAsJson() {
        assertThat(new RunsTable(RUNS.rows().subList(1, 3)).json()).isEqualTo("""
            {
              "runs" : [
                {
                  "run" : "a-11111111",
                  "recipe" : "a",
                  "task" : "classification",
                  "perturbs" : false,
                  "architecture" : "alexnet",
                  "keys" : { },
                  "valid" : {
                    "averagePrecision" : 0.5,
                    "ap11" : 0.48,
                    "apAuc" : 0.49,
                    "f1Micro" : 0.42,
                    "f1Macro" : 0.39,
                    "f1Samples" : 0.43,
                    "dice" : 0.44,
                    "hammingLoss" : 0.1375,
                    "subsetAccuracy" : 0.2,
                    "binaryAccuracy" : 0.8625,
                    "categoricalAccuracy" : 0.35,
                    "topClassAccuracy" : 0.4
                  },
                  "epoch" : 7,
                  "epochs" : 50,
                  "fitSeconds" : 41.2
                },
                {
                  "run" : "all-00000000",
                  "recipe" : "all",
                  "task" : "classification",
                  "perturbs" : false,
                  "architecture" : "vgg16",
                  "keys" : { },
                  "valid" : null,
                  "epoch" : 5,
                  "epochs" : 5,
                  "fitSeconds" : 3720.0
                }
              ]
            }
            """);
    }

    @Test
    void linesOfEpochsAreAligned() {
        EpochLine line = new EpochLine(50, List.of("head", "all"));
        PartFigures train = new PartFigures(0.2141, Trainings.figures(0.95));
        PartFigures valid = new PartFigures(0.2306, Trainings.figures(0.8124));
        assertThat(line.text(new EpochFigures(3, "head", Double.NaN, 0.001, 41.4, 21.34, train, valid), true))
                .isEqualTo("epoch  3/50  head  loss 0.214 / 0.231  AP 0.812  ap11 0.79  F1 0.74  Dice 0.75"
                        + "    21.3 images/s    41 s  best");
        assertThat(line.text(new EpochFigures(31, "all", 0.0001, 0.001, 141.6, 1234.5, train, valid), false))
                .isEqualTo("epoch 31/50  all   loss 0.214 / 0.231  AP 0.812  ap11 0.79  F1 0.74  Dice 0.75"
                        + "  1234.5 images/s   142 s");
        assertThat(line.text(new EpochFigures(32, "all", 0.0001, 0.001, 1.6, 4.5, train, null), false))
                .isEqualTo("epoch 32/50  all   loss 0.214  AP 0.950  ap11 0.93  F1 0.88  Dice 0.89"
                        + "     4.5 images/s     2 s");
    }

    private static final ConfusionMatrix CONFUSION = new ConfusionMatrix(2);

    static {
        CONFUSION.add(0, 0, 3);
        CONFUSION.add(0, 1, 1);
        CONFUSION.add(1, 1, 4);
    }

    @Test
    void theRatesOfImagesWithOneClassHaveOneLinePerClass(@TempDir Path folder) throws IOException {
        RateTable table = RateTable.of(List.of("dog", "cat"), List.of(120, 15), CONFUSION);
        assertThat(table.text()).isEqualTo("""
            class  train  valid  precision  recall     F1
            -----  -----  -----  ---------  ------  -----
            dog      120      4      1.000   0.750  0.857
            cat       15      4      0.800   1.000  0.889
            mean                     0.900   0.875  0.873
            """);
        Path csv = folder.resolve("classes.csv");
        table.write(csv);
        assertThat(csv).content().isEqualTo("""
            class,train,valid,precision,recall,f1
            dog,120,4,1.0,0.75,0.8571428571428571
            cat,15,4,0.8,1.0,0.8888888888888888
            """);
    }

    private static final SingleLabelFigures SINGLE =
            new SingleLabelFigures(0.875, 0.75, 0.625, 0.0625, 0.9375, List.of(new ClassRates(1, 1, 1)));

    @Test
    void runsOnImagesWithOneClassHaveATableOfTheirOwn() {
        SingleLabelFigures worse = new SingleLabelFigures(0.5, 0.5, 1, 0.25, Double.NaN, SINGLE.classes());
        RunsTable table = new RunsTable(List.of(
                row("w-11111111", "alexnet", worse, 7, 50, 41.2, Map.of()),
                row("s-22222222", "vgg16", SINGLE, 20, 20, 725, Map.of())));
        assertThat(table.text()).isEqualTo("""
            run         recipe  architecture  accuracy  F1 macro  log loss    ECE  top-5  best epoch     fit time
            ----------  ------  ------------  --------  --------  --------  -----  -----  ----------  -----------
            s-22222222  s       vgg16            0.875     0.750     0.625  0.063  0.938    20 of 20  12 min 05 s
            w-11111111  w       alexnet          0.500     0.500     1.000  0.250      -     7 of 50         41 s
            """);
        assertThat(table.json()).contains("\"task\" : \"classification\"", "\"logLoss\" : 0.625");
    }

    /** Runs of a grid differ in their keys; other recipes have a dash. Long values lose their middle. */
    @Test
    void theKeysInWhichRunsOfARecipeDifferAreColumns() {
        RunsTable table = new RunsTable(List.of(
                row("s-11111111", "vgg16", SINGLE, 1, 2, 3, Map.of("seed", "1")),
                row("s-22222222", "vgg16", SINGLE, 2, 2, 3, Map.of("seed", "2")),
                row("t-33333333", "vgg16", SINGLE, 2, 2, 3, Map.of()),
                row("u-44444444", "vgg16", SINGLE, 2, 2, 3, Map.of("weights", "a/very/long/path/of/weights.params"))));
        assertThat(table.text().lines().map(line -> line.replaceFirst(" +[0-9.]+ +0.75.*", "")))
                .startsWith(
                        table.text().lines().findFirst().orElse(""),
                        table.text().lines().skip(1).findFirst().orElse(""),
                        "s-11111111  s       vgg16         1     -",
                        "s-22222222  s       vgg16         2     -",
                        "t-33333333  t       vgg16         -     -",
                        "u-44444444  u       vgg16         -     a/very/long/...ights.params");
        assertThat(table.text()).startsWith("run         recipe  architecture  seed  weights  ");
        assertThat(table.json()).contains("\"keys\" : {\n        \"seed\" : \"2\"\n      }");
    }

    @Test
    void theLineOfAnEpochOnImagesWithOneClassNamesItsFigures() {
        PartFigures part = new PartFigures(0.5, SINGLE);
        EpochFigures epoch = new EpochFigures(2, "all", 0.1, 0.1, 3, 20, part, part);
        assertThat(new EpochLine(3, List.of("all")).text(epoch, false))
                .contains("loss 0.500 / 0.500  accuracy 0.875  F1 0.75  log loss 0.625  ECE 0.06");
    }
}
