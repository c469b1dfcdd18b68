package podium.player.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.Thorough;
import podium.core.InputException;
import podium.core.metric.RankingFigures;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.training.Drawn;

class HistoryFileTest {
    private static final List<String> CLASSES = List.of("cat", "dog, wet", "été");

    @TempDir
    private Path folder;

    private HistoryFile file;

    @BeforeEach
    void name() {
        file = new HistoryFile(folder.resolve("history.csv"));
    }

    private List<EpochFigures> write(int epochs, boolean valid) throws IOException {
        SplittableRandom random = new SplittableRandom(epochs);
        List<EpochFigures> written = new ArrayList<>();
        file.begin(FigureKind.MULTILABEL, CLASSES);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            written.add(Drawn.epoch(epoch, CLASSES.size(), valid, random));
            file.append(written.get(epoch - 1));
        }
        return written;
    }

    @Test
    void eachEpochIsWrittenAsOneRow() throws IOException {
        file.begin(FigureKind.MULTILABEL, List.of("dog"));
        RankingFigures dog = new RankingFigures(0.5, 0.25, 0.75);
        PartFigures part = new PartFigures(
                1.5,
                new ClassificationFigures(dog, new Accuracies(1, 2, 3, 4, 9), new F1Scores(5, 6, 7), 8, List.of(dog)));
        file.append(new EpochFigures(1, "head", Double.NaN, 0.01, 41.5, 21.25, part, null));
        assertThat(file.path()).content().isEqualTo("""
                epoch,stage,rate-backbone,rate-head,seconds,images/s,\
                train-loss,train-ap11,train-apAuc,train-averagePrecision,train-hammingLoss,train-subsetAccuracy,\
                train-binaryAccuracy,train-categoricalAccuracy,train-topClassAccuracy,train-f1Micro,train-f1Macro,\
                train-f1Samples,train-dice,\
                valid-loss,valid-ap11,valid-apAuc,valid-averagePrecision,valid-hammingLoss,valid-subsetAccuracy,\
                valid-binaryAccuracy,valid-categoricalAccuracy,valid-topClassAccuracy,valid-f1Micro,valid-f1Macro,\
                valid-f1Samples,valid-dice,\
                train-ap11-dog,train-apAuc-dog,train-averagePrecision-dog,\
                valid-ap11-dog,valid-apAuc-dog,valid-averagePrecision-dog
                1,head,,0.01,41.5,21.25,1.5,0.5,0.25,0.75,1.0,2.0,3.0,4.0,9.0,5.0,6.0,7.0,8.0,,,,,,,,,,,,,,0.5,0.25,0.75,,,
                """);
    }

    /**
     * Trainings that an older version began can continue; that version wrote topClassAccuracy as categoricalAccuracy.
     */
    @Test
    void categoricalAccuracyOfAnOlderHistoryIsReadAsTopClassAccuracy() throws IOException {
        RankingFigures dog = new RankingFigures(0.5, 0.25, 0.75);
        Files.writeString(file.path(), """
                epoch,stage,rate-backbone,rate-head,seconds,images/s,\
                train-loss,train-ap11,train-apAuc,train-averagePrecision,train-hammingLoss,train-subsetAccuracy,\
                train-binaryAccuracy,train-categoricalAccuracy,train-f1Micro,train-f1Macro,train-f1Samples,train-dice,\
                valid-loss,valid-ap11,valid-apAuc,valid-averagePrecision,valid-hammingLoss,valid-subsetAccuracy,\
                valid-binaryAccuracy,valid-categoricalAccuracy,valid-f1Micro,valid-f1Macro,valid-f1Samples,valid-dice,\
                train-ap11-dog,train-apAuc-dog,train-averagePrecision-dog,\
                valid-ap11-dog,valid-apAuc-dog,valid-averagePrecision-dog
                1,head,,0.01,41.5,21.25,1.5,0.5,0.25,0.75,1.0,2.0,3.0,4.0,5.0,6.0,7.0,8.0,,,,,,,,,,,,,0.5,0.25,0.75,,,
                """);
        ClassificationFigures expected = new ClassificationFigures(
                dog, new Accuracies(1, 2, 3, Double.NaN, 4), new F1Scores(5, 6, 7), 8, List.of(dog));
        assertThat(file.read().epochs()).hasSize(1);
        assertThat(file.resume(1).epochs().get(0).train().figures()).isEqualTo(expected);
        assertThat(file.read().epochs().get(0).train().figures()).isEqualTo(expected);
        assertThat(file.path()).content().contains("train-topClassAccuracy", ",3.0,,4.0,5.0,");
    }

    @Test
    void aWrittenHistoryIsReadBackExactly() throws IOException {
        for (boolean valid : new boolean[] {true, false}) {
            List<EpochFigures> written = write(6, valid);
            assertThat(file.read()).isEqualTo(new History(CLASSES, written));
            assertThat(file.read().seconds()).isPositive();
        }
    }

    /** The top-5 accuracy of at most five classes does not exist, and its cells are empty. */
    @Test
    void aHistoryOfImagesWithOneClassIsReadBackExactly() throws IOException {
        file.begin(FigureKind.SINGLE_LABEL, List.of("dog"));
        PartFigures part =
                new PartFigures(1.5, new SingleLabelFigures(1, 2, 3, 4, Double.NaN, List.of(new ClassRates(5, 6, 7))));
        EpochFigures epoch = new EpochFigures(1, "head", Double.NaN, 0.01, 41.5, 21.25, part, null);
        file.append(epoch);
        assertThat(file.path()).content().isEqualTo("""
                epoch,stage,rate-backbone,rate-head,seconds,images/s,\
                train-loss,train-accuracy,train-f1Macro,train-logLoss,train-expectedCalibrationError,\
                train-top5Accuracy,\
                valid-loss,valid-accuracy,valid-f1Macro,valid-logLoss,valid-expectedCalibrationError,\
                valid-top5Accuracy,\
                train-precision-dog,train-recall-dog,train-f1-dog,valid-precision-dog,valid-recall-dog,valid-f1-dog
                1,head,,0.01,41.5,21.25,1.5,1.0,2.0,3.0,4.0,,,,,,,,5.0,6.0,7.0,,,
                """);
        assertThat(file.read()).isEqualTo(new History(List.of("dog"), List.of(epoch)));
        assertThat(file.resume(0).epochs()).isEmpty();
        file.append(epoch);
        assertThat(file.read().epochs()).containsExactly(epoch);
    }

    /**
     * A file that is cut at any byte keeps its complete rows, and training the other epochs again gives the same
     * bytes.
     */
    @Test
    void afterAKillAtAnyByteNoRowIsLostOrRepeated() throws IOException {
        List<EpochFigures> written = write(4, true);
        byte[] whole = Files.readAllBytes(file.path());
        int header =
                Files.readString(file.path()).lines().findFirst().orElseThrow().getBytes(StandardCharsets.UTF_8).length
                        + 1;
        for (int cut = header; cut <= whole.length; cut += 1 + cut % Thorough.count(300, 20)) {
            byte[] torn = Arrays.copyOf(whole, cut);
            Files.write(file.path(), torn);
            List<EpochFigures> left = file.read().epochs();
            assertThat(left).isEqualTo(written.subList(0, left.size()));
            int ends = (int) new String(torn, StandardCharsets.UTF_8)
                    .chars()
                    .filter(letter -> letter == '\n')
                    .count();
            assertThat(left).hasSize(ends - 1);
            int checkpoint = Math.max(0, left.size() - cut % 2);
            assertThat(file.resume(checkpoint).epochs()).hasSize(checkpoint);
            for (EpochFigures epoch : written.subList(checkpoint, 4)) {
                file.append(epoch);
            }
            assertThat(Files.readAllBytes(file.path())).isEqualTo(whole);
        }
    }

    @Test
    void aRowThatEndsInTheMiddleOfACharacterIsIgnored() throws IOException {
        List<EpochFigures> written = write(4, true);
        byte[] whole = Files.readAllBytes(file.path());
        int end = whole.length;
        while (whole[end - 1] >= 0) {
            end--;
        }
        Files.write(file.path(), Arrays.copyOf(whole, end - 1));
        assertThat(file.read().epochs()).isEqualTo(written.subList(0, 3));
    }

    @Test
    void aHistoryShorterThanTheCheckpointIsRefused() throws IOException {
        write(2, true);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> file.resume(3))
                .withMessageEndingWith("history.csv: has 2 complete rows, but the checkpoint is of epoch 3; restore"
                        + " the file, or delete the run folder to start again");
    }

    @Test
    void appendingToAMissingFileFails() throws IOException {
        EpochFigures epoch = write(1, true).get(0);
        Files.delete(file.path());
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> file.append(epoch));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            epoch,stage      | epoch,phase      | 1: column 2 is 'phase'; expected 'stage'
            epoch,           | era,             | 1: column 1 is 'era'; expected 'epoch'
            ,valid-ap11-cat  | ,more,valid-ap11-cat | 1: column 42 is 'more'; expected 'valid-ap11-cat'
            \\n2,head        | \\n3,head        | 3: epoch '3'; expected 2
            \\n2,head        | \\n2,,head       | 3: 51 cells; expected 50
            \\n1,head        | \\n1,            | 2: the stage is empty; expected a name
            \\n1,head,,      | \\n1,head,,0x    | 2: rate-head is '0x0
            """)
    void aDamagedHistoryIsRefusedWithItsLine(String text, String wrong, String problem) throws IOException {
        write(2, true);
        String whole = Files.readString(file.path());
        String changed = whole.replace(text.replace("\\n", "\n"), wrong.replace("\\n", "\n"));
        assertThat(changed).isNotEqualTo(whole);
        Files.writeString(file.path(), changed);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(file::read)
                .withMessageContaining("history.csv:" + problem);
    }

    @Test
    void aFileWithoutACompleteLineIsRefused() throws IOException {
        Files.writeString(file.path(), "epoch,st");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(file::read)
                .withMessageContaining("history.csv:1: the header is missing");
        Files.writeString(file.path(), "epoch,\"st\n");
        assertThatExceptionOfType(InputException.class).isThrownBy(file::read).withMessageContaining("malformed CSV");
    }

    @Test
    void figuresThatCouldNotBeReadBackAreRefused() {
        EpochFigures epoch = Drawn.epoch(1, 2, true, new SplittableRandom(1));
        PartFigures part = epoch.train();
        PartFigures other = Drawn.epoch(1, 3, true, new SplittableRandom(1)).train();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EpochFigures(0, "a", 0, 0, 0, 0, part, part))
                .withMessage("epoch 0; expected 1 or more");
        for (String stage : List.of("", "a\nb", "a\r")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new EpochFigures(1, stage, 0, 0, 0, 0, part, part))
                    .withMessageContaining("empty or has line breaks");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EpochFigures(1, "a", 0, 0, 0, 0, part, other))
                .withMessage("train and valid have different classes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new History(List.of("a", "b"), List.of(epoch, epoch)))
                .withMessage("found epoch 1; expected epoch 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new History(List.of("a"), List.of(epoch)))
                .withMessage("figures of 2 classes; expected 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.begin(FigureKind.MULTILABEL, List.of("a\nb")))
                .withMessageStartingWith("the name of a class has line breaks");
        assertThatIllegalArgumentException().isThrownBy(() -> file.begin(FigureKind.MULTILABEL, List.of("a\rb")));
    }
}
