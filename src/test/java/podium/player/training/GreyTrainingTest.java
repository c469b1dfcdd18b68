package podium.player.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.Progress;
import podium.data.image.GreyImage;
import podium.data.image.RgbImage;
import podium.judge.competition.Labelling;
import podium.player.images.ImageStore;
import podium.player.network.Parameters;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.engine.Mxnet;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;
import podium.player.prediction.Classifier;
import podium.player.prediction.PerturbingNetwork;
import podium.player.prediction.Segmenter;
import podium.player.recipe.Recipe;
import podium.player.recipe.RecipeFile;
import podium.player.runs.RunFolder;

/** Tests of networks with one channel. */
class GreyTrainingTest {
    private static final String[] GREY = {"channels=1", "scaling=unit", "size=32"};

    @TempDir
    private Path folder;

    private Trained trained(TrainingJob job) throws IOException {
        return Trainer.train(job, Files.createDirectories(folder.resolve("run")), Watcher.toTheEnd());
    }

    private static RgbImage grey(RgbImage image) {
        return GreyImage.of(image).rgb();
    }

    @Test
    void aGreyClassifierLearnsFromTheLumaAndSeesNoColours() throws IOException {
        TrainingJob job = TinyTraining.job(folder, GREY);
        Trained trained = trained(job);
        assertThat(trained.parameters().get("mobilenet0_conv0_weight").shape().sides())
                .containsExactly(8L, 1L, 3L, 3L);
        ImageStore images = job.data().images();
        try (Classifier classifier =
                Classifier.of(job.recipe(), job.data().classes(), trained.parameters(), new Mxnet())) {
            RgbImage first = images.image(0);
            assertThat(classifier.scores(first)).isEqualTo(classifier.scores(grey(first)));
            ImageStore kept = images.forNetwork(job.recipe().network().input(), Optional.empty());
            assertThat(classifier.outputs(kept, 2, Progress.NONE).scores().row(0))
                    .isEqualTo(classifier
                            .outputs(images, 2, Progress.NONE)
                            .scores()
                            .row(0));
        }
    }

    @Test
    void cachedFeaturesOfGreyImagesTrainTheSameHead() throws IOException {
        String[] settings = {"channels=1", "stages=[{train: head, epochs: 2}]", "batch-norm=trained", "features.views=1"
        };
        TrainingJob job = TinyTraining.job(folder, settings);
        assertThat(job.features().compute(job, job.initial(), Progress.NONE).length())
                .isEqualTo(256);
        assertThat(trained(job).history().epochs()).hasSize(2);
    }

    @Test
    void aGreySegmenterSeesNoColours() throws IOException {
        TrainingJob job = TinySegmentation.job(folder, "channels=1", "scaling=unit", "flip-averaging=true");
        Trained trained = trained(job);
        RgbImage image = job.data().images().image(0);
        try (Segmenter segmenter =
                Segmenter.of(job.recipe(), job.data().classes(), trained.parameters(), new Mxnet())) {
            assertThat(segmenter.logits(image).values())
                    .isEqualTo(segmenter.logits(grey(image)).values());
        }
    }

    @Test
    void aPerturberOfAGreyNetworkMovesTheSamplesOfAPixelTogether() throws IOException {
        TrainingJob victim = TinyTraining.job(folder, GREY);
        RunFolder attacked = new RunFolder(folder.resolve("victim"));
        attacked.begin("victim-01234567", victim.recipe(), victim.data().classes());
        attacked.model().write(victim.network(), victim.initial());
        Path yaml = Files.writeString(
                folder.resolve("p.yaml"),
                "perturber: {kind: network, channels: 16}\nstages: [{train: head, epochs: 1}]\n");
        Recipe recipe = new RecipeFile("p", yaml)
                .read(
                        Labelling.MULTIPLE,
                        Recipe.against(
                                victim.recipe(), attacked.model().parameters().toString()),
                        Map.of("batch-size", "4"));
        NetworkSpec network = recipe.trainingNetwork(3);
        Parameters initial = Weights.load(
                        network, WeightSource.parse(recipe.network().weights(), folder), recipe.seed())
                .parameters();
        TrainingJob job = new TrainingJob(recipe, network, initial, TinyTraining.data(), new Mxnet(), 2);
        RunFolder run = new RunFolder(folder.resolve("perturber"));
        run.begin("p-01234567", recipe, List.of("red", "green", "blue"));
        run.model().write(network, trained(job).parameters());
        RgbImage image = job.data().images().image(0);
        try (PerturbingNetwork perturbing = PerturbingNetwork.open(run, new Mxnet())) {
            float[] direction = perturbing.direction(image);
            assertThat(direction).hasSize(image.rgb().length).doesNotContain(Float.NaN);
            for (int i = 0; i < direction.length; i++) {
                assertThat(direction[i]).isBetween(-1f, 1f).isEqualTo(direction[i - i % 3]);
            }
            assertThat(direction)
                    .isEqualTo(perturbing.direction(grey(image)))
                    .isNotEqualTo(new float[direction.length]);
        }
    }
}
