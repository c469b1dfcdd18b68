package podium.player.strategy.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import podium.core.UsageException;

class ClassChoiceTest {
    @Test
    void everyNameIsParsed() {
        for (ClassChoice choice : ClassChoice.all()) {
            assertThat(ClassChoice.parse(choice.name(), choice.calibration())).isEqualTo(choice);
        }
        assertThat(ClassChoice.all())
                .extracting(ClassChoice::name)
                .contains("fixed:0.5", "global", "per-class", "top-k", "proportion", "max-gap", "argmax")
                .contains("global+argmax", "expected-dice", "joint")
                .hasSize(10 * 4);
        assertThat(ClassChoice.parse("fixed:0.25", CalibrationKind.NONE).threshold())
                .isEqualTo(0.25);
    }

    @Test
    void unknownNamesAreRefusedWithAListOfNames() {
        assertThatThrownBy(() -> ClassChoice.parse("globl", CalibrationKind.NONE))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "no strategy 'globl'; expected fixed:T, global, per-class, top-k, proportion, max-gap, argmax,"
                                + " global+argmax, expected-dice, joint");
        for (String wrong : List.of("fixed:", "fixed:half", "fixed:NaN")) {
            assertThatThrownBy(() -> ClassChoice.parse(wrong, CalibrationKind.NONE))
                    .hasMessageContaining("the threshold is not a number");
        }
    }

    /** A strategy without tuning decides exactly like its fit. */
    @Test
    void untunedRulesEqualFittedRules() {
        LabelledScores scores = LabelledScores.of(
                new double[][] {{0.2, 0.7}, {0.6, 0.4}, {0.1, 0.3}},
                new boolean[][] {{false, true}, {true, true}, {false, false}});
        List<String> untuned = ClassChoice.all().stream()
                .filter(choice -> choice.untuned(2).isPresent())
                .map(ClassChoice::name)
                .toList();
        assertThat(untuned).containsExactly("fixed:0.5", "max-gap", "argmax", "expected-dice");
        for (String name : untuned) {
            ClassChoice choice = ClassChoice.parse(name, CalibrationKind.NONE);
            for (int image = 0; image < scores.images(); image++) {
                assertThat(choice.untuned(2).orElseThrow().decide(scores.image(image)))
                        .isEqualTo(choice.fit(scores).decider().decide(scores.image(image)));
            }
        }
    }
}
