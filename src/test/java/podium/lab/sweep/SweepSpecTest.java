package podium.lab.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.core.InputException;
import podium.core.yaml.StrictYaml;
import podium.player.figures.Metric;

/** Tests how a sweep file is read, and the configurations that it means. */
class SweepSpecTest {
    private static SweepSpec read(String text) {
        return StrictYaml.of(SweepSpec.class, "--axis").readText("x.yaml", text);
    }

    @Test
    void everyKeyIsRead() {
        SweepSpec spec = read("""
                recipe: plain-cnn
                settings:
                  stages[0].epochs: 10
                  size: 32
                axes:
                  learning-rate.head: [1e-4, 0.001]
                  head.layers[1].dense: {from: 256, to: 512, step: 128}
                  stages[0].train: [head, last 34]
                seeds: [1, 2]
                method: {random: {trials: 5, seed: 7}}
                metric: f1Macro
                early-stopping: {patience: 3}
                """);
        assertThat(spec.common())
                .containsExactly(
                        Map.entry("stages[0].epochs", "10"),
                        Map.entry("size", "32"),
                        Map.entry("early-stopping.patience", "3"));
        assertThat(spec.values("head.layers[1].dense").all()).containsExactly("256", "384", "512");
        assertThat(spec.values("stages[0].train").all()).containsExactly("head", "last 34");
        assertThat(spec.values("learning-rate.head").all()).hasSize(2);
        assertThat(spec.method()).isEqualTo(new Random(5, 7));
        assertThat(spec.metric()).isEqualTo(Metric.F1_MACRO);
        assertThat(spec.space().size()).hasValue(12);
        assertThat(spec.space().grid().get(1)).containsEntry("stages[0].train", "last 34");
        assertThat(spec.method().rounds(spec.space())).containsExactly(Round.whole(5));
    }

    @Test
    void missingKeysHaveDefaults() {
        SweepSpec spec = read("recipe: tiny\naxes: {batch-size: [8, 16]}\n");
        assertThat(spec.method()).isEqualTo(new Grid());
        assertThat(spec.seeds()).isEmpty();
        assertThat(spec.metric()).isNull();
        assertThat(read("recipe: tiny\naxes: {batch-size: [8]}\nmethod: {hyperband: 9}\n")
                        .method())
                .isEqualTo(new Hyperband(9, 3, 1));
    }

    @Test
    void aTrialSetsItsAxesAndItsSeed() {
        SweepSpec spec = read("axes: {recipe: [a, b], batch-size: [8, 16]}\nseeds: [4]\n");
        List<Trial> trials = spec.space().trials(spec.space().grid(), OptionalInt.empty());
        assertThat(trials).hasSize(4);
        assertThat(spec.recipeOf(trials.get(2))).isEqualTo("b");
        assertThat(spec.settingsOf(trials.get(2)))
                .containsExactly(Map.entry("batch-size", "8"), Map.entry("seed", "4"));
        assertThat(trials.get(2).words()).isEqualTo("recipe=b batch-size=8 seed=4");
    }

    @Test
    void rangesAreDrawnWithThreeDigitsAndStayInside() {
        AxisValues values = read("recipe: t\naxes: {x: {log-uniform: [1e-5, 1e-2]}}\nmethod: {random: {trials: 2}}\n")
                .values("x");
        SplittableRandom random = new SplittableRandom(3);
        int below = 0;
        Set<String> different = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            String drawn = values.draw(random);
            double value = Double.parseDouble(drawn);
            assertThat(value).isBetween(1e-5, 1e-2);
            below += value < 3.1622776e-4 ? 1 : 0; // the geometric mean of the ends
            different.add(drawn);
        }
        assertThat(below).isBetween(900, 1100);
        assertThat(different).hasSizeGreaterThan(500).allMatch(text -> text.length() <= 8);
        AxisValues plain = read("recipe: t\naxes: {x: {uniform: [0, 0.5]}}\nmethod: {random: {trials: 2}}\n")
                .values("x");
        double sum = 0;
        for (int i = 0; i < 2000; i++) {
            sum += Double.parseDouble(plain.draw(random));
        }
        assertThat(sum / 2000).isBetween(0.24, 0.26);
    }

    @Test
    void drawnConfigurationsDiffer() {
        SweepSpec spec = read("recipe: t\naxes: {x: [1, 2, 3], y: [1, 2]}\nmethod: {random: {trials: 50}}\n");
        List<Map<String, String>> drawn = spec.space().draw(50, new SplittableRandom(1));
        assertThat(drawn).hasSize(6).doesNotHaveDuplicates();
        assertThat(spec.space().draw(4, new SplittableRandom(1))).hasSize(4).isSubsetOf(drawn);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "recipe: t;axes: {x: []} | x.yaml:2: axes.x is an empty list; expected one value at least",
                "recipe: t;axes: {x: [1, 1]} | x.yaml:2: axes.x is [1, 1]; expected each value once; to repeat trials, use"
                        + " seeds: [1, 2, 3]",
                "recipe: t;axes: {x: 3} | x.yaml:2: axes.x is 3; expected a list such as [16, 32], {from: 256, to: 512,"
                        + " step: 32}, {uniform: [0, 0.5]} or {log-uniform: [1e-5, 1e-2]}",
                "recipe: t;axes: {x: {from: 1, to: 0, step: 1}} | x.yaml:2: axes.x.to is 0; expected the value of from, 1,"
                        + " or more",
                "recipe: t;axes: {x: {log-uniform: [0, 1]}} | x.yaml:2: axes.x.log-uniform is [0, 1]; expected numbers"
                        + " above 0",
                "recipe: t;axes: {x: {uniform: [1, 2]}} | x.yaml: method is grid, but there is a range to draw from for x;"
                        + " expected random or hyperband, or a list of values",
                "recipe: t | x.yaml: axes is missing; expected one axis at least, or several seeds",
                "axes: {x: [1]} | x.yaml: recipe is missing; expected the name of a recipe, or names in axes.recipe, but"
                        + " not both",
                "recipe: t;axes: {recipe: [a]} | x.yaml:1: recipe is t; expected the name of a recipe, or names in"
                        + " axes.recipe, but not both",
                "recipe: t;axis: {x: [1]} | x.yaml:2: axis: unknown key; did you mean axes? Known: axes, early-stopping,"
                        + " method, metric, recipe, seeds, settings",
                "recipe: t;axes: {x: [1]};method: gird | x.yaml:3: method: unknown method gird; did you mean grid? Known:"
                        + " grid, hyperband, random",
                "recipe: t;axes: {seed: [1]} | x.yaml:2: axes.seed is an axis; expected seeds: [1, 2, 3]",
            })
    void faultsSayWhereAndWhatIsExpected(String text, String message) {
        assertThatThrownBy(() -> read(text.replace(";axes", "\naxes")
                        .replace(";axis", "\naxis")
                        .replace(";method", "\nmethod")))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }
}
