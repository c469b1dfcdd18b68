package podium.player.strategy.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import podium.core.UsageException;
import podium.judge.competition.Labelling;

class ClassChoiceTest {
    @Test
    void everyNameIsParsed() {
        for (ClassChoice choice : ClassChoice.all(Labelling.MULTIPLE)) {
            assertThat(ClassChoice.parse(choice.name(), choice.calibration(), Labelling.MULTIPLE))
                    .isEqualTo(choice);
        }
        assertThat(ClassChoice.all(Labelling.MULTIPLE))
                .extracting(ClassChoice::name)
                .contains("fixed:0.5", "global", "per-class", "top-k", "proportion", "max-gap", "argmax")
                .contains("global+argmax", "expected-dice", "joint")
                .hasSize(10 * 4);
        assertThat(ClassChoice.parse("fixed:0.25", CalibrationKind.NONE, Labelling.MULTIPLE)
                        .number())
                .isEqualTo(0.25);
    }

    @Test
    void unknownNamesAreRefusedWithAListOfNames() {
        assertThatThrownBy(() -> ClassChoice.parse("globl", CalibrationKind.NONE, Labelling.MULTIPLE))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "no strategy 'globl'; expected fixed:T, global, per-class, top-k, proportion, max-gap, argmax,"
                                + " global+argmax, expected-dice, joint");
        for (String wrong : List.of("fixed:", "fixed:half", "fixed:NaN")) {
            assertThatThrownBy(() -> ClassChoice.parse(wrong, CalibrationKind.NONE, Labelling.MULTIPLE))
                    .hasMessageContaining("the threshold is not a number");
        }
    }

    /** A strategy without tuning decides exactly like its fit. */
    @Test
    void untunedRulesEqualFittedRules() {
        LabelledScores scores = LabelledScores.of(
                new double[][] {{0.2, 0.7}, {0.6, 0.4}, {0.1, 0.3}},
                new boolean[][] {{false, true}, {true, true}, {false, false}});
        List<String> untuned = ClassChoice.all(Labelling.MULTIPLE).stream()
                .filter(choice -> choice.untuned(2, Labelling.MULTIPLE).isPresent())
                .map(ClassChoice::name)
                .toList();
        assertThat(untuned).containsExactly("fixed:0.5", "max-gap", "argmax", "expected-dice");
        for (String name : untuned) {
            ClassChoice choice = ClassChoice.parse(name, CalibrationKind.NONE, Labelling.MULTIPLE);
            for (int image = 0; image < scores.images(); image++) {
                assertThat(choice.untuned(2, Labelling.MULTIPLE).orElseThrow().decide(scores.image(image)))
                        .isEqualTo(choice.fit(scores).decider().decide(scores.image(image)));
            }
        }
    }
}
