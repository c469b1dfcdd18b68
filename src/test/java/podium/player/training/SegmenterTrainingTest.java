package podium.player.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.core.StoppedException;
import podium.core.metric.SegmentationCounts;
import podium.data.image.RgbImage;
import podium.player.figures.EpochFigures;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.figures.HistoryFile;
import podium.player.figures.SegmentationFigures;
import podium.player.images.ImageStore;
import podium.player.images.WholeImageNetwork;

class SegmenterTrainingTest {
    @TempDir
    private Path folder;

    private Trained whole(String... settings) throws IOException {
        return Trainer.train(TinySegmentation.job(folder, settings), folder.resolve("whole"), Watcher.toTheEnd());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stages=[{train: all, epochs: 2}] segmenter={dice: 0.5} augmentation={flip: true, brightness: 0.2}",
                "stages=[{train: head, epochs: 1}, {train: last 4, epochs: 1}] metric=loss"
                        + " class-weights={kind: balanced}"
            })
    void aTrainingThatIsStoppedRepeatedlyEndsWithTheSameParameters(String line) throws IOException {
        String[] settings = line.split(" (?=[a-z-]+=)");
        Trained expected = whole(settings);
        Trained found = null;
        int stops = 0;
        while (found == null) {
            try {
                found = Trainer.train(
                        TinySegmentation.job(folder, settings), folder.resolve("parts"), Watcher.stoppingAfter(1));
            } catch (StoppedException e) {
                stops++;
            }
        }
        assertThat(stops).isGreaterThanOrEqualTo(3);
        TinyTraining.assertSame(found.history(), expected.history());
        TinyTraining.assertSame(found.parameters(), expected.parameters());
    }

    @Test
    void theMetricsOfTheHistoryAreComputedOnImagesAtTheirOwnSizes() throws IOException {
        Trained trained = whole("stages=[{train: all, epochs: 25}]");
        EpochFigures best = trained.history().epochs().get(trained.epoch() - 1);
        PartFigures valid = Objects.requireNonNull(best.valid());
        SegmentationCounts counts = new SegmentationCounts(3);
        TrainingJob job = TinySegmentation.job(folder);
        ImageStore images = job.data().images();
        try (WholeImageNetwork network =
                new WholeImageNetwork(job.network(), trained.parameters(), job.planes(), job.predicting())) {
            for (int index : job.data().valid()) {
                RgbImage image = images.image(index);
                counts.add(images.labelMap(index), network.logits(image).labels(image.width(), image.height()));
            }
        }
        SegmentationFigures expected = SegmentationFigures.of(counts);
        SegmentationFigures found = (SegmentationFigures) valid.figures();
        assertThat(found.meanIou()).isCloseTo(expected.meanIou(), within(1e-12));
        assertThat(found.dice()).isCloseTo(expected.dice(), within(1e-12));
        assertThat(found.iou()).isEqualTo(expected.iou());
        List<EpochFigures> epochs = trained.history().epochs();
        SegmentationFigures learned =
                (SegmentationFigures) epochs.get(epochs.size() - 1).train().figures();
        assertThat(learned.meanIou()).as("mean IoU after training").isGreaterThan(0.6);
        HistoryFile file = new HistoryFile(folder.resolve("whole/history.csv"));
        assertThat(file.read()).isEqualTo(trained.history());
        assertThat(Files.readAllLines(file.path()).get(0))
                .isEqualTo("epoch,stage,rate-backbone,rate-head,seconds,images/s,"
                        + "train-loss,train-meanIou,train-pixelAccuracy,train-dice,"
                        + "valid-loss,valid-meanIou,valid-pixelAccuracy,valid-dice,"
                        + "train-iou-background,train-iou-red,train-iou-green,"
                        + "valid-iou-background,valid-iou-red,valid-iou-green");
    }
}
