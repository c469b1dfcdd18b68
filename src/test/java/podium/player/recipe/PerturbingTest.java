package podium.player.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.core.InputException;
import podium.core.UsageException;
import podium.player.figures.EpochFigures;
import podium.player.loss.PerturbingGoal;
import podium.player.network.Parameters;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;
import podium.player.runs.SavedModel;
import podium.player.training.TinySegmentation;
import podium.player.training.TinyTraining;
import podium.player.training.Trained;
import podium.player.training.Trainer;
import podium.player.training.TrainingJob;
import podium.player.training.Watcher;

/** Tests that a perturber is trained by the ordinary training loop, against a network that does not change. */
class PerturbingTest {
    private static final List<String> CLASSES = List.of("cat", "dog", "owl");

    @TempDir
    private Path folder;

    private Recipe recipe(String text, Recipe victim) throws IOException {
        Path file = Files.writeString(folder.resolve("perturb.yaml"), text);
        return new RecipeFile("perturb", file)
                .read(victim.prediction().labels(), Recipe.against(victim, "victim.params"), Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"network", "universal"})
    void trainingAPerturberLowersItsLossAndKeepsTheNetwork(String kind) throws IOException {
        TrainingJob job = TinyTraining.job(folder, "stages=[{train: all, epochs: 12}]", "rectifier=relu");
        Path run = folder.resolve("victim");
        Trained victim = Trainer.train(job, run, Watcher.toTheEnd());
        SavedModel model = SavedModel.in(folder, "model");
        model.write(job.network(), victim.parameters());

        Recipe recipe = recipe("""
                perturber: {kind: %s, epsilon: 64, channels: 16}
                batch-size: 4
                learning-rate: {backbone: 0, head: 0.003}
                stages: [{train: head, epochs: 12}]
                """.formatted(kind), job.recipe());
        NetworkSpec network = recipe.trainingNetwork(3);
        WeightSource source = WeightSource.parse(model.parameters().toString(), folder);
        Weights.Loaded loaded = Weights.load(network, source, recipe.seed());
        TrainingJob perturbing = new TrainingJob(recipe, network, loaded.parameters(), job.data(), job.predicting(), 2);
        Trained trained = Trainer.train(perturbing, folder.resolve("run"), Watcher.toTheEnd());
        List<EpochFigures> epochs = trained.history().epochs();
        double lowest =
                epochs.stream().mapToDouble(epoch -> epoch.train().loss()).min().orElseThrow();
        assertThat(lowest).isLessThan(0.8 * epochs.get(0).train().loss());
        Parameters after = trained.parameters();
        for (String name : victim.parameters().names()) {
            assertThat(after.get(name).values())
                    .as(name)
                    .containsExactly(victim.parameters().get(name).values());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sigmoid | ''        | 0 -1 -1",
                "softmax | ''        | 0 1 1",
                "sigmoid | +owl      | -1 -1 1",
                "sigmoid | -cat,+dog | 0 1 -1",
                "softmax | -cat,+dog | 0 1 0",
                "single  | ''        | 0 1 1",
                "single  | owl       | 0 0 1",
            })
    void aTargetGivesEachClassItsDesiredLabel(String activation, String target, String expected) throws IOException {
        Recipe victim = switch (activation) {
            case "single" -> TinyTraining.recipe(folder, "labels=single");
            case "softmax" -> TinyTraining.recipe(folder, "head.activation=softmax", "loss.kind=softmax-cross-entropy");
            default -> TinyTraining.recipe(folder);
        };
        Recipe recipe = recipe(
                "perturber: {kind: network, target: '" + target + "'}\nstages: [{train: head, epochs: 1}]\n", victim);
        byte[] desired = PerturbingGoal.ofClasses(recipe, CLASSES).of(new byte[] {1, 0, 0});
        assertThat(desired[0] + " " + desired[1] + " " + desired[2]).isEqualTo(expected);
    }

    @Test
    void aTargetGivesEachPixelItsDesiredLabel() throws IOException {
        Recipe victim = TinySegmentation.job(folder).recipe();
        List<String> labels = List.of("background", "cat", "dog");
        byte[] truth = {0, 1, 2, (byte) 255};
        Recipe erased =
                recipe("perturber: {kind: network, target: cat=dog}\nstages: [{train: head, epochs: 1}]\n", victim);
        assertThat(PerturbingGoal.ofPixels(erased, labels).ofPixels(truth)).containsExactly(0, 2, 2, 255);
        assertThat(PerturbingGoal.ofPixels(erased, labels).away()).isFalse();
        Recipe any = recipe("perturber: {kind: network}\nstages: [{train: head, epochs: 1}]\n", victim);
        assertThat(PerturbingGoal.ofPixels(any, labels).ofPixels(truth)).isEqualTo(truth);
        assertThat(PerturbingGoal.ofPixels(any, labels).away()).isTrue();
        assertThat(PerturbingGoal.ofPixels(victim, labels).away()).isFalse();
        assertThatThrownBy(() -> PerturbingGoal.ofPixels(
                        recipe(
                                "perturber: {kind: network, target: owl=dog}\nstages: [{train: head, epochs: 1}]\n",
                                victim),
                        labels))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'owl' is not a class");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metric: dice | metric is dice; expected loss",
                "'stages: [{train: all, epochs: 1}]' | stages is [all]; expected train: head in every stage",
                "'weights: none' | name it with --victim RUN",
                "'adversarial: {epsilon: 4}' | adversarial.epsilon is 4.0; expected 0",
                "'distillation: {temperature: 4}' | distillation.temperature is 4.0; expected 1",
            })
    void settingsThatDoNotFitAPerturberAreRefused(String line, String fault) throws IOException {
        Recipe victim = TinyTraining.recipe(folder);
        String text = "perturber: {kind: network}\n" + line + "\n"
                + (line.startsWith("stages") ? "" : "stages: [{train: head, epochs: 1}]\n");
        assertThatThrownBy(() -> recipe(text, victim))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(fault);
    }
}
