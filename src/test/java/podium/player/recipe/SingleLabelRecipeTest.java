package podium.player.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import podium.core.InputException;
import podium.core.UsageException;
import podium.judge.competition.Labelling;
import podium.player.figures.HighestScore;
import podium.player.figures.Metric;
import podium.player.figures.ThresholdRule;
import podium.player.network.HeadActivation;
import podium.player.recipe.learning.LossKind;

/** Tests the recipes of networks that give each image exactly one class. */
class SingleLabelRecipeTest {
    @TempDir
    private Path folder;

    private RecipeFile file(String text) throws IOException {
        return new RecipeFile("r", Files.writeString(folder.resolve("r.yaml"), text));
    }

    @Test
    void theDefaultsAreThoseOfTheCompetitionsLabels() throws IOException {
        Recipe single = file("size: 64\n").read(Labelling.SINGLE, Map.of());
        assertThat(single.prediction().labels()).isEqualTo(Labelling.SINGLE);
        assertThat(single.prediction().decision()).isEqualTo(new HighestScore());
        assertThat(single.network().head().activation()).isEqualTo(HeadActivation.SOFTMAX);
        assertThat(single.learning().loss().kind()).isEqualTo(LossKind.SOFTMAX_CROSS_ENTROPY);
        assertThat(single.choice().metric()).isEqualTo(Metric.ACCURACY);
        Recipe multiple = file("size: 64\n").read(Labelling.MULTIPLE, Map.of());
        assertThat(multiple).isEqualTo(file("size: 64\n").read(Map.of()));
        assertThat(multiple.prediction().decision()).isEqualTo(new ThresholdRule(0.5, false));
        assertThat(multiple.choice().metric()).isEqualTo(Metric.AVERAGE_PRECISION);
    }

    @ParameterizedTest
    @EnumSource
    void theRecipeOfARunIsUnderstoodWithoutItsCompetition(Labelling labels) throws IOException {
        Recipe recipe = file("size: 64\nflip-averaging: true\n").read(labels, Map.of("seed", "3"));
        String resolved = RecipeFile.format(recipe);
        assertThat(file(resolved).read(Map.of())).isEqualTo(recipe);
        assertThat(resolved.contains("labels: \"single\"")).isEqualTo(labels == Labelling.SINGLE);
        assertThat(resolved.contains("labels: ")).isEqualTo(labels == Labelling.SINGLE);
        assertThat(resolved.contains("decision:")).isEqualTo(labels == Labelling.MULTIPLE);
    }

    @Test
    void theKeyInTheFileOrInAnOverrideChoosesTheOtherDefaults() throws IOException {
        assertThat(file("labels: single\n").read(Map.of())).isEqualTo(Recipe.standard(Labelling.SINGLE));
        assertThat(file("seed: 2009\n").read(Map.of("labels", "single"))).isEqualTo(Recipe.standard(Labelling.SINGLE));
        assertThat(file("labels: single\n").read(Map.of("labels", "multiple")))
                .isEqualTo(Recipe.standard(Labelling.MULTIPLE));
    }

    @Test
    void otherLossesWithASigmoidRemainPossible() throws IOException {
        Recipe recipe =
                file("head: {activation: sigmoid}\nloss: {kind: focal}\n").read(Labelling.SINGLE, Map.of());
        assertThat(recipe.prediction().decision()).isEqualTo(new HighestScore());
        assertThatThrownBy(() -> file("head: {activation: sigmoid}\n").read(Labelling.SINGLE, Map.of()))
                .hasMessageContaining("loss.kind is softmax-cross-entropy; expected a loss that fits head.activation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "decision: {threshold: 0.3} | :1: decision is set; expected no such key, because labels is"
                        + " single: the class with the highest score is predicted",
                "metric: averagePrecision | :1: metric is averagePrecision; expected accuracy, f1Macro, logLoss or"
                        + " loss, because labels is single",
                "metric: dice | :1: metric is dice; expected accuracy, f1Macro, logLoss or loss, because labels is"
                        + " single",
                "task: segmentation | :1: task is segmentation; expected classification, because labels is single:"
                        + " each image has exactly one class",
                "labels: multiple | : labels is multiple; expected single, because each image of the competition"
                        + " has exactly one class",
                "labels: one | :1: labels: found one; expected multiple or single",
            })
    void aSettingThatDoesNotFitOneClassIsRefused(String text, String message) throws IOException {
        RecipeFile file = file(text + "\n");
        assertThatThrownBy(() -> file.read(Labelling.SINGLE, Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessage(file.path() + message);
    }

    @Test
    void aRecipeForOneClassIsRefusedWhereAnImageMayHaveSeveral() throws IOException {
        RecipeFile file = file("labels: single\n");
        String message = file.path() + ": labels is single; expected multiple, because an image of the competition may"
                + " have several classes";
        assertThatThrownBy(() -> file.read(Labelling.MULTIPLE, Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
        Recipe victim = Recipe.standard(Labelling.SINGLE);
        RecipeFile perturb =
                file("perturber: {kind: network}\nstages: [{train: head, epochs: 1}]\nscaling: symmetric\n");
        assertThatThrownBy(() -> perturb.read(Labelling.MULTIPLE, Recipe.against(victim, "v.params"), Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
        Recipe attack = perturb.read(Labelling.SINGLE, Recipe.against(victim, "v.params"), Map.of());
        assertThat(attack.prediction()).isEqualTo(victim.prediction());
        assertThat(attack.learning().loss().kind()).isEqualTo(LossKind.SOFTMAX_CROSS_ENTROPY);
    }

    @Test
    void aDecisionOnTheCommandLineIsRefusedToo() throws IOException {
        RecipeFile file = file("size: 64\n");
        assertThatThrownBy(() -> file.read(Labelling.SINGLE, Map.of("decision.or-highest", "true")))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "--recipe-set decision.or-highest=true: decision is set; expected no such key, because labels is"
                                + " single: the class with the highest score is predicted");
    }
}
