package podium.player.recipe.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClassWeightsTest {
    /** The classes have 3, 1 and 0 positives; targets of -1 (difficult only) do not count. */
    private static final byte[][] TARGETS = {{1, 0, 0}, {1, 1, -1}, {1, -1, 0}, {0, 0, 0}};

    @Test
    void withoutARuleEveryWeightIsOne() {
        assertThat(ClassWeights.STANDARD.weights(TARGETS, 3)).containsExactly(1, 1, 1);
    }

    /** sklearn.utils.class_weight.compute_class_weight('balanced', classes=[0, 1], y=[0, 0, 0, 1]) is [2/3, 2]. */
    @Test
    void balancedWeightsMatchScikitLearn() {
        assertThat(new ClassWeights(ClassWeightKind.BALANCED, 0).weights(TARGETS, 3))
                .containsExactly(new float[] {2 / 3f, 2, 1}, within(1e-6f));
    }

    /** Effective numbers at beta 1/2: 1 + 1/2 + 1/4 = 7/4 and 1; their inverses 4/7 and 1, scaled to the sum 2. */
    @Test
    void effectiveNumberWeightsMatchTheFormula() {
        assertThat(new ClassWeights(ClassWeightKind.EFFECTIVE_NUMBER, 0.5).weights(TARGETS, 3))
                .containsExactly(new float[] {8 / 11f, 14 / 11f, 1}, within(1e-6f));
    }

    @Test
    void betaZeroGivesEqualWeightsAndBetaNearOneBalancedWeights() {
        assertThat(new ClassWeights(ClassWeightKind.EFFECTIVE_NUMBER, 0).weights(TARGETS, 3))
                .containsExactly(1, 1, 1);
        float[] nearly = new ClassWeights(ClassWeightKind.EFFECTIVE_NUMBER, 0.999999).weights(TARGETS, 3);
        assertThat(nearly[1] / nearly[0]).isCloseTo(3, within(1e-3f));
    }

    @Test
    void classesWithoutPositivesHaveWeightOne() {
        for (ClassWeightKind kind : ClassWeightKind.values()) {
            assertThat(new ClassWeights(kind, 0.9).weights(new byte[][] {{0, -1}}, 2))
                    .containsExactly(1, 1);
        }
    }
}
