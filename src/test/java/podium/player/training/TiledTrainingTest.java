package podium.player.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.core.Progress;
import podium.core.StoppedException;
import podium.data.image.RgbImage;
import podium.data.tiles.Tile;
import podium.data.tiles.Tiling;
import podium.player.figures.EpochFigures;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.figures.HistoryFile;
import podium.player.figures.Metric;
import podium.player.images.Batch;
import podium.player.images.BatchSource;
import podium.player.images.ImageStore;
import podium.player.images.TrainingData;
import podium.player.prediction.ClassOutputs;
import podium.player.prediction.Classifier;
import podium.player.recipe.Recipe;

/** Tests the training on tiles, on images of which one tile has the edges and the colour that tells the class. */
class TiledTrainingTest {
    private static final Tiling TILING = new Tiling(32, 32, 2);

    /** A network that learns colours in a few steps. */
    private static final String LISTED =
            "architecture=[{conv: {filters: 8, kernel: 5, activation: relu}}, {average-pool: 4}, flatten] ";

    @TempDir
    private Path folder;

    /** A grey image of 2 x 3 tiles. One is noise of the class's colour, another is noise of every colour. */
    private static RgbImage picture(int number) {
        byte[] rgb = new byte[3 * 64 * 96];
        Arrays.fill(rgb, (byte) 90);
        RgbImage noise = Pictures.noise(64, 96, number);
        int told = number % 6;
        int other = (number + 1 + number / 6 % 5) % 6;
        for (int y = 0; y < 96; y++) {
            for (int x = 0; x < 64; x++) {
                int tile = y / 32 * 2 + x / 32;
                for (int c = 0; c < 3; c++) {
                    int at = 3 * (64 * y + x) + c;
                    int sample = noise.rgb()[at] & 0xff;
                    if (tile == told) {
                        rgb[at] = (byte) (c == number % 3 ? 120 + sample / 2 : sample / 3);
                    } else if (tile == other) {
                        rgb[at] = (byte) (60 + sample / 3);
                    }
                }
            }
        }
        return RgbImage.of(64, 96, rgb);
    }

    private static ImageStore store(int images, int side) {
        Map<String, ImageStore.Source> sources = new LinkedHashMap<>();
        for (int i = 0; i < images; i++) {
            RgbImage image = picture(i);
            sources.put("image" + i, () -> image);
        }
        return ImageStore.ofSources(sources, side, 1 << 22);
    }

    private TrainingJob job(String... settings) throws IOException {
        String[] all = new String[settings.length + 1];
        all[0] = "tiles={side: 32, keep: 2}";
        System.arraycopy(settings, 0, all, 1, settings.length);
        TrainingJob tiny = TinyTraining.job(folder, all);
        Recipe recipe = tiny.recipe();
        byte[][] targets = new byte[TinyTraining.IMAGES][3];
        for (int i = 0; i < targets.length; i++) {
            targets[i][i % 3] = 1;
        }
        TrainingData data = new TrainingData(
                store(TinyTraining.IMAGES, 32)
                        .forNetwork(recipe.network().input(), recipe.images().tiling())
                        .found(2, Progress.NONE),
                targets,
                List.of("red", "green", "blue"),
                IntStream.range(0, TinyTraining.TRAIN).toArray(),
                IntStream.range(TinyTraining.TRAIN, TinyTraining.IMAGES).toArray());
        return new TrainingJob(recipe, tiny.network(), tiny.initial(), data, tiny.predicting(), 2);
    }

    @Test
    void anEpochShowsEveryKeptTileOfTrainOnce() throws Exception {
        TrainingJob job = job("stages=[{train: all, epochs: 1}]");
        int batches = 0;
        int[] shown = new int[job.data().images().pictures().size()];
        try (BatchSource source = new ImageExamples(
                        job, job.recipe().learning().stages().get(0).train().frozen(job.network()))
                .train(0, 0, 1)) {
            while (source.hasNext()) {
                Batch batch = source.next();
                batches++;
                for (int i = 0; i < batch.size(); i++) {
                    shown[batch.picture(i)]++;
                }
            }
        }
        assertThat(batches).isEqualTo((2 * TinyTraining.TRAIN + 3) / 4);
        for (int picture = 0; picture < shown.length; picture++) {
            boolean train = job.data().images().pictures().image(picture) < TinyTraining.TRAIN;
            assertThat(shown[picture]).isEqualTo(train ? 1 : 0);
        }
    }

    /** Whole or cached, with one label or several, the network learns, and the figures are those of the means. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                LISTED + "stages=[{train: all, epochs: 8}] labels=single",
                LISTED + "stages=[{train: all, epochs: 8}] balance=1",
                "stages=[{train: head, epochs: 40}] features={views: 2} augmentation={flip: true} labels=single",
            })
    void figuresOfAnEpochAreThoseOfTheMeansOverTiles(String settings) throws IOException {
        TrainingJob job = job(settings.split(" (?=[a-z]+=)"));
        Trained trained = Trainer.train(job.withoutChoice(), folder.resolve("run"), Watcher.toTheEnd());
        List<EpochFigures> epochs = trained.history().epochs();
        EpochFigures last = epochs.get(epochs.size() - 1);
        assertThat(last.train().loss()).isLessThan(0.9 * epochs.get(0).train().loss());
        ClassOutputs outputs = outputs(job, trained, job.data().valid());
        assertThat(outputs.scores().ids()).containsExactly("image11", "image12", "image13", "image14", "image15");
        PartFigures found = Objects.requireNonNull(last.valid());
        PartFigures expected = new PartFigures(
                found.loss(),
                job.recipe()
                        .prediction()
                        .decision()
                        .figures(
                                outputs.scores().scores(),
                                job.data().targetsOf(job.data().valid())));
        for (Metric metric : Metric.values()) {
            if (metric.fits(job.recipe().figures())) {
                assertThat(metric.figure(found)).as(metric.name()).isCloseTo(metric.figure(expected), within(1e-3));
            }
        }
    }

    private static ClassOutputs outputs(TrainingJob job, Trained trained, int[] images) throws IOException {
        try (Classifier classifier =
                Classifier.of(job.recipe(), job.data().classes(), trained.parameters(), job.predicting())) {
            return classifier.outputs(job.data().images(), images, 2, Progress.NONE);
        }
    }

    /** A classifier of the tiles as images of their own is the twin. */
    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void scoresAreTheMeansOfTheTilesProbabilities(String flip) throws IOException {
        TrainingJob job = job("flip-averaging=" + flip);
        Map<String, ImageStore.Source> tiles = new LinkedHashMap<>();
        for (int image = 0; image < 7; image++) {
            List<Tile> kept = TILING.kept(picture(image));
            assertThat(kept).hasSize(2);
            for (Tile tile : kept) {
                RgbImage cut = tile.of(picture(image));
                tiles.put("tile" + tiles.size(), () -> cut);
            }
        }
        try (Classifier classifier =
                Classifier.of(job.recipe(), job.data().classes(), job.initial(), job.predicting())) {
            ClassOutputs ofTiles = classifier.outputs(ImageStore.ofSources(tiles, 32, 1 << 20), 2, Progress.NONE);
            ClassOutputs ofImages = classifier.outputs(
                    store(7, 32)
                            .forNetwork(classifier.input(), Optional.of(TILING))
                            .found(1, Progress.NONE),
                    1,
                    Progress.NONE);
            for (int image = 0; image < 7; image++) {
                float[] alone = classifier.scores(picture(image));
                for (int label = 0; label < 3; label++) {
                    double score = (ofTiles.scores().score(2 * image, label)
                                    + ofTiles.scores().score(2 * image + 1, label))
                            / 2;
                    double logit = (ofTiles.logits().score(2 * image, label)
                                    + ofTiles.logits().score(2 * image + 1, label))
                            / 2;
                    assertThat((double) ofImages.scores().score(image, label)).isCloseTo(score, within(1e-5));
                    assertThat((double) ofImages.logits().score(image, label)).isCloseTo(logit, within(1e-4));
                    assertThat((double) alone[label]).isCloseTo(score, within(1e-5));
                }
            }
            float[][] each = classifier.logitsOfPictures(ImageStore.ofSources(tiles, 32, 0), 1, Progress.NONE);
            assertThat(each).isDeepEqualTo(ofTiles.logits().scores());
        }
    }

    @Test
    void aTrainingThatIsBrokenOffGoesOnToTheSameNetwork() throws IOException {
        Trained whole = Trainer.train(job(), folder.resolve("whole"), Watcher.toTheEnd());
        Path broken = folder.resolve("broken");
        assertThatThrownBy(() -> Trainer.train(job(), broken, Watcher.stoppingAfter(3)))
                .isInstanceOf(StoppedException.class);
        assertThat(broken.resolve("checkpoint/checkpoint.json")).exists();
        Trained resumed = Trainer.train(job(), broken, Watcher.toTheEnd());
        TinyTraining.assertSame(resumed.parameters(), whole.parameters());
        TinyTraining.assertSame(
                new HistoryFile(broken.resolve("history.csv")).read(),
                new HistoryFile(folder.resolve("whole/history.csv")).read());
    }
}
