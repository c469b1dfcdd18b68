package podium.player.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.core.StoppedException;
import podium.data.image.RgbImage;
import podium.judge.competition.Labelling;
import podium.player.figures.EpochFigures;
import podium.player.figures.History;
import podium.player.figures.HistoryFile;
import podium.player.figures.SingleLabelFigures;
import podium.player.images.ImageStore;
import podium.player.images.TrainingData;
import podium.player.network.Parameters;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;
import podium.player.recipe.Recipe;
import podium.player.recipe.RecipeFile;
import podium.player.runs.SavedModel;

/** Tests the training of classifiers of images with exactly one class, on images of one colour each. */
class SingleLabelTrainingTest {
    private static final int EPOCHS = 12;

    @TempDir
    private Path folder;

    private TrainingJob job(String... settings) throws IOException {
        String[] all = new String[settings.length + 3];
        all[0] = "labels=single";
        all[1] = "stages=[{train: all, epochs: " + EPOCHS + "}]";
        all[2] = "rectifier=relu";
        System.arraycopy(settings, 0, all, 3, settings.length);
        TrainingJob job = TinyTraining.job(folder, all);
        return new TrainingJob(job.recipe(), job.network(), job.initial(), data(), job.predicting(), 2);
    }

    private static TrainingData data() {
        Map<String, ImageStore.Source> sources = new LinkedHashMap<>();
        byte[][] targets = new byte[TinyTraining.IMAGES][3];
        float[][] teacher = new float[TinyTraining.IMAGES][3];
        for (int i = 0; i < TinyTraining.IMAGES; i++) {
            byte[] rgb = Pictures.noise(32, 32, i).rgb();
            for (int sample = 0; sample < rgb.length; sample++) {
                int dimmed = (rgb[sample] & 0xff) / 2;
                rgb[sample] = (byte) (dimmed + (sample % 3 == i % 3 ? 120 : 0));
            }
            RgbImage image = RgbImage.of(32, 32, rgb);
            sources.put("image" + i, () -> image);
            targets[i][i % 3] = 1;
            teacher[i][i % 3] = 8;
        }
        return new TrainingData(
                        ImageStore.ofSources(sources, 32, 1 << 20),
                        targets,
                        List.of("red", "green", "blue"),
                        IntStream.range(0, TinyTraining.TRAIN).toArray(),
                        IntStream.range(TinyTraining.TRAIN, TinyTraining.IMAGES).toArray())
                .taught(teacher);
    }

    /** Each way of training learns the colours; the last epoch is better than the first on both parts of the history. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed=1",
                "class-weights.kind=balanced",
                "adversarial.epsilon=8",
                "distillation={temperature: 4, teacher: any}",
                "balance=0.5",
                "stages=[{train: head, epochs: 12}] features.views=1",
                "head.activation=sigmoid loss.kind=binary-cross-entropy",
                "head.activation=sigmoid loss.kind=focal metric=logLoss"
            })
    void eachWayOfTrainingLearnsTheColours(String settings) throws IOException {
        TrainingJob job = job(settings.split(" (?=[a-z.-]+=)", -1));
        History history =
                Trainer.train(job, folder.resolve("run"), Watcher.toTheEnd()).history();
        EpochFigures first = history.epochs().get(0);
        double lowest = history.epochs().stream()
                .mapToDouble(epoch -> epoch.train().loss())
                .min()
                .orElseThrow();
        assertThat(lowest).isLessThan(0.97 * first.train().loss());
        assertThat(history.epochs())
                .allSatisfy(epoch -> assertThat(epoch.train().figures()).isInstanceOf(SingleLabelFigures.class));
        assertThat(new HistoryFile(folder.resolve("run/history.csv")).read()).isEqualTo(history);
    }

    /** The chosen epoch is the first with the best figure on valid. */
    @ParameterizedTest
    @ValueSource(strings = {"accuracy", "f1Macro", "logLoss", "loss"})
    void theModelIsThatOfTheEpochWithTheBestMetric(String metric) throws IOException {
        TrainingJob job = job("metric=" + metric, "stages=[{train: all, epochs: 4}]");
        Trained trained = Trainer.train(job, folder.resolve("run"), Watcher.toTheEnd());
        List<EpochFigures> epochs = trained.history().epochs();
        double sign = metric.toLowerCase(Locale.ROOT).contains("loss") ? -1 : 1;
        int best = 0;
        for (int epoch = 1; epoch < epochs.size(); epoch++) {
            double gain = job.recipe()
                            .choice()
                            .metric()
                            .figure(Objects.requireNonNull(epochs.get(epoch).valid()))
                    - job.recipe()
                            .choice()
                            .metric()
                            .figure(Objects.requireNonNull(epochs.get(best).valid()));
            best = sign * gain > 0 ? epoch : best;
        }
        assertThat(trained.epoch()).isEqualTo(best + 1);
    }

    @Test
    void aPerturberLowersTheAccuracyOfItsVictim() throws IOException {
        TrainingJob job = job();
        Trained victim = Trainer.train(job, folder.resolve("victim"), Watcher.toTheEnd());
        SavedModel model = SavedModel.in(folder, "model");
        model.write(job.network(), victim.parameters());
        String text = """
                perturber: {kind: network, epsilon: 128, channels: 16}
                batch-size: 4
                learning-rate: {backbone: 0, head: 0.003}
                stages: [{train: head, epochs: 12}]
                """;
        Recipe recipe = new RecipeFile("p", Files.writeString(folder.resolve("p.yaml"), text))
                .read(
                        Labelling.SINGLE,
                        Recipe.against(job.recipe(), model.parameters().toString()),
                        Map.of());
        NetworkSpec network = recipe.trainingNetwork(3);
        WeightSource source = WeightSource.parse(recipe.network().weights(), folder);
        Parameters initial = Weights.load(network, source, recipe.seed()).parameters();
        TrainingJob perturbing = new TrainingJob(recipe, network, initial, data(), job.predicting(), 2);
        History history = Trainer.train(perturbing, folder.resolve("run"), Watcher.toTheEnd())
                .history();
        double lowest = history.epochs().stream()
                .mapToDouble(SingleLabelTrainingTest::accuracy)
                .min()
                .orElseThrow();
        assertThat(lowest)
                .isLessThan(accuracy(victim.history().epochs().get(EPOCHS - 1)))
                .isLessThan(0.5);
    }

    private static double accuracy(EpochFigures epoch) {
        return ((SingleLabelFigures) epoch.train().figures()).accuracy();
    }

    @Test
    void anInterruptedTrainingGivesTheSameNetwork() throws IOException {
        String stages = "stages=[{train: all, epochs: 2}]";
        Trained whole = Trainer.train(job(stages), folder.resolve("whole"), Watcher.toTheEnd());
        assertThatThrownBy(() -> Trainer.train(job(stages), folder.resolve("parts"), Watcher.stoppingAfter(5)))
                .isInstanceOf(StoppedException.class);
        Trained parts = Trainer.train(job(stages), folder.resolve("parts"), Watcher.toTheEnd());
        TinyTraining.assertSame(parts.history(), whole.history());
        TinyTraining.assertSame(parts.parameters(), whole.parameters());
    }
}
