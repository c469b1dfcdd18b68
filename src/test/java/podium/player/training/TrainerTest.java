package podium.player.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static podium.player.training.TinyTraining.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.core.InputException;
import podium.player.figures.EpochFigures;
import podium.player.network.ParameterSpec;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.runs.RunFolder;

class TrainerTest {
    @TempDir
    private Path folder;

    private int runs;

    private Trained train(Watcher watcher, String... settings) throws IOException {
        return Trainer.train(TinyTraining.job(folder, settings), folder.resolve("run" + runs++), watcher);
    }

    private Trained train(String... settings) throws IOException {
        return train(Watcher.toTheEnd(), settings);
    }

    @Test
    void aNetworkLearnsToTellColoursApart() throws IOException {
        Watcher watcher = Watcher.toTheEnd();
        Trained trained = train(watcher, "stages=[{train: all, epochs: 12}]", "rectifier=relu");
        List<EpochFigures> epochs = trained.history().epochs();
        assertThat(epochs.get(11).train().loss())
                .isLessThan(0.9 * epochs.get(0).train().loss());
        assertThat(Files.readAllLines(folder.resolve("run0/history.csv"))).hasSize(13);
        assertThat(trained.history().classes()).containsExactly("red", "green", "blue");
        assertThat(watcher.epochs).hasSize(12);
        assertThat(watcher.bestEpochs.get(watcher.bestEpochs.size() - 1)).isEqualTo(trained.epoch());
    }

    @ParameterizedTest
    @CsvSource({"head, 0", "last 2, 2", "all-but-first 3, -3", "all, 1000"})
    void aStageChangesOnlyTheLayersThatItTrains(String train, int last) throws IOException {
        TrainingJob job = TinyTraining.job(folder, "stages=[{train: " + train + ", epochs: 1}]", "checkpoint=last");
        Parameters found =
                Trainer.train(job, folder.resolve("run"), Watcher.toTheEnd()).parameters();
        List<ParameterSpec> specs = job.network().graph(Purpose.TRAINING).parameters();
        int layers = 1
                + specs.stream()
                        .filter(spec -> !spec.head())
                        .mapToInt(ParameterSpec::layer)
                        .max()
                        .orElseThrow();
        for (ParameterSpec spec : specs) {
            boolean same = java.util.Arrays.equals(
                    found.get(spec.name()).values(),
                    job.initial().get(spec.name()).values());
            boolean trained = spec.head() || spec.layer() >= (last < 0 ? -last : layers - last);
            assertThat(same).as(spec.name()).isEqualTo(!trained); // its statistics, too
        }
    }

    /** Cached features equal the features that the backbone would compute again in each epoch. */
    @Test
    void aHeadLearnsTheSameFromCachedFeatures() throws IOException {
        String[] settings = {
            "stages=[{train: head, epochs: 3}]", "batch-norm=frozen", "weights=some.params", "checkpoint=last"
        };
        Trained plain = train(settings);
        List<String> kept = new ArrayList<>(List.of(settings));
        kept.add("features={views: 1}");
        Trained cached = train(kept.toArray(String[]::new));
        for (String name : plain.parameters().names()) {
            assertThat(cached.parameters().get(name).values())
                    .as(name)
                    .usingComparatorWithPrecision(1e-4f)
                    .containsExactly(plain.parameters().get(name).values());
        }
        for (int i = 0; i < 3; i++) {
            EpochFigures.PartFigures valid =
                    Objects.requireNonNull(cached.history().epochs().get(i).valid());
            assertThat(valid.loss())
                    .isCloseTo(
                            Objects.requireNonNull(
                                            plain.history().epochs().get(i).valid())
                                    .loss(),
                            within(1e-4));
        }
    }

    @Test
    void aStageEndsEarlyWithoutAnImprovement() throws IOException {
        Trained trained = train(
                "stages=[{train: head, epochs: 5}, {train: head, epochs: 5}]",
                "features={views: 1}",
                "early-stopping={patience: 2, min-delta: 100}",
                "metric=loss");
        assertThat(trained.history().epochs()).hasSize(6);
        assertThat(trained.history().epochs()).extracting(EpochFigures::stage).containsOnly("head");
        assertThat(trained.history().epochs())
                .extracting(EpochFigures::backboneRate)
                .containsOnly(Double.NaN);
    }

    @Test
    void aPlateauLowersTheRate() throws IOException {
        Trained trained = train(
                "stages=[{train: head, epochs: 4}]",
                "features={views: 1}",
                "early-stopping={min-delta: 100}",
                "schedule={kind: plateau, patience: 1, factor: 0.5}");
        assertThat(trained.history().epochs())
                .extracting(EpochFigures::headRate)
                .containsExactly(1e-2, 1e-2, 5e-3, 2.5e-3);
    }

    @Test
    void theBestEpochIsKeptOrRestored() throws IOException {
        String stages = "stages=[{train: head, epochs: 5}]";
        // The weight decay overshoots, so that the weights grow from step to step.
        String rate = "learning-rate={backbone: 0, head: 1}";
        String decay = "optimizer={kind: sgd, momentum: 0, weight-decay: 2.5}";
        Trained best = train(stages, rate, decay, "features={views: 1}", "metric=loss", "checkpoint=best");
        Trained restored = train(
                stages,
                rate,
                decay,
                "features={views: 1}",
                "metric=loss",
                "checkpoint=last",
                "early-stopping={restore-best: true}");
        Trained last = train(stages, rate, decay, "features={views: 1}", "metric=loss", "checkpoint=last");
        int expected = 1;
        List<EpochFigures> epochs = best.history().epochs();
        for (EpochFigures row : epochs) {
            if (Objects.requireNonNull(row.valid()).loss()
                    < Objects.requireNonNull(epochs.get(expected - 1).valid()).loss()) {
                expected = row.epoch();
            }
        }
        assertThat(expected).as("the best epoch must not be the last").isLessThan(5);
        assertThat(best.epoch()).isEqualTo(expected);
        assertThat(restored.epoch()).isEqualTo(expected);
        assertSame(restored.parameters(), best.parameters());
        assertThat(last.epoch()).isEqualTo(5);
        assertThat(last.parameters().get("head_output_weight").values())
                .isNotEqualTo(best.parameters().get("head_output_weight").values());
    }

    @Test
    void anInfiniteLossStopsTheTrainingAndKeepsTheCheckpoint() throws IOException {
        assertThatThrownBy(() -> train(
                        "stages=[{train: head, epochs: 1},"
                                + " {train: all, epochs: 2, learning-rate: {backbone: 1e30, head: 1e30}}]",
                        "optimizer={kind: sgd}"))
                .isInstanceOf(InputException.class)
                .hasMessageMatching("(the loss|a value of .*) is -?(NaN|Infinity) (at|after) batch [23] of epoch 2;"
                        + " the checkpoint after epoch 1 is kept; lower the learning rate,"
                        + " or set optimizer.clip-norm=1");
        assertThat(folder.resolve("run0/checkpoint/checkpoint.json")).exists();
        assertThat(Files.readAllLines(folder.resolve("run0/history.csv"))).hasSize(2);
        assertThatThrownBy(() -> train("learning-rate={backbone: 1e30, head: 1e30}", "optimizer={kind: sgd}"))
                .isInstanceOf(InputException.class)
                .hasMessageMatching("(the loss|a value of .*) is .* of epoch 1; there is no checkpoint yet; .*");
    }

    /** The only step of the epoch has a finite loss but leads to parameters that are not finite. */
    @Test
    void parametersThatAreNotFiniteAreNotSaved() throws IOException {
        String[] settings = {"learning-rate={backbone: 1e38, head: 1e38}", "optimizer={kind: sgd}", "batch-size=16"};
        assertThatThrownBy(() -> train(Watcher.stoppingAfter(1), settings))
                .isInstanceOf(InputException.class)
                .hasMessageMatching("a value of .* is -?(NaN|Infinity) after batch 1 of epoch 1; there is no.*");
        assertThat(folder.resolve("run0/checkpoint/checkpoint.json")).doesNotExist();
        assertThatThrownBy(() -> train(settings))
                .isInstanceOf(InputException.class)
                .hasMessageMatching("a value of .* after batch 1 of epoch 1; there is no checkpoint yet.*");
    }

    @Test
    void foldsAreScoredByNetworksThatHaveNotSeenThem() throws IOException {
        TrainingJob job = TinyTraining.job(
                folder, "stages=[{train: head, epochs: 1}]", "features={views: 1}", "early-stopping={patience: 1}");
        List<Integer> folds = new ArrayList<>();
        for (int i = 0; i < TinyTraining.IMAGES; i++) {
            folds.add(i % 4 == 3 ? 3 : i % 2); // fold 2 has no images
        }
        float[][] scores = new float[TinyTraining.IMAGES][];
        List<Trained> networks = new ArrayList<>();
        Watcher watcher = Watcher.toTheEnd();
        RunFolder run = new RunFolder(folder.resolve("folds"));
        Trained all = CrossValidation.train(job, folds, run, watcher, (part, trained, images) -> {
            networks.add(trained);
            for (int i = 0; i < images.length; i++) {
                assertThat(part.data().train()).doesNotContain(images[i]).hasSize(16 - images.length);
                scores[images[i]] = new float[] {images[i], folds.get(images[i])};
            }
        });
        assertThat(networks).hasSize(3);
        assertThat(watcher.titles).containsExactly("fold 1 of 4", "fold 2 of 4", "fold 4 of 4", "all images");
        for (int i = 0; i < scores.length; i++) {
            assertThat(scores[i]).containsExactly(i, folds.get(i));
        }
        assertThat(all.history().epochs().get(0).valid()).isNull();
        assertThat(all.parameters().get("head_output_weight").values())
                .isNotEqualTo(
                        networks.get(0).parameters().get("head_output_weight").values());
        assertThatThrownBy(() ->
                        TinyTraining.job(folder, "schedule={kind: plateau}").withoutChoice())
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("schedule.kind is plateau, which needs a metric on valid");
    }
}
