package podium.player.loss;

import java.util.List;
import podium.player.network.HeadActivation;
import podium.player.recipe.Perturbing;
import podium.player.recipe.Recipe;
import podium.player.recipe.Target;

/**
 * What a recipe's loss asks of the network: the truth, or where it trains what perturbs, what the attacker wants. Without a
 * target of his own that is anything but the truth: of a classifier that no class is seen which is there, of a segmenter a
 * small probability of each pixel's label.
 */
public final class PerturbingGoal {
    private static final byte NOT_COUNTED = -1;

    private final Perturbing perturbing;
    private final boolean softmax;
    private final Target target;

    private PerturbingGoal(Perturbing perturbing, boolean softmax, Target target) {
        this.perturbing = perturbing;
        this.softmax = softmax;
        this.target = target;
    }

    public static PerturbingGoal ofClasses(Recipe recipe, List<String> classes) {
        Perturbing perturbing = recipe.robustness().perturber();
        boolean softmax = recipe.network().head().activation() == HeadActivation.SOFTMAX;
        return new PerturbingGoal(
                perturbing,
                softmax,
                perturbing.target().isEmpty() ? Target.ANYTHING_ELSE : Target.ofClasses(perturbing.target(), classes));
    }

    public static PerturbingGoal ofPixels(Recipe recipe, List<String> labels) {
        Perturbing perturbing = recipe.robustness().perturber();
        return new PerturbingGoal(
                perturbing,
                true,
                perturbing.target().isEmpty() ? Target.ANYTHING_ELSE : Target.ofPixels(perturbing.target(), labels));
    }

    /** Whether pixels' labels are to be come away from. */
    public boolean away() {
        return perturbing.perturbs() && !target.targeted();
    }

    /** Targets of an image whose true ones these are: 1 to be seen, 0 not to be seen, -1 not counted. */
    public byte[] of(byte[] truth) {
        if (!perturbing.perturbs()) {
            return truth;
        }
        byte[] wish = new byte[truth.length];
        for (int label = 0; label < wish.length; label++) {
            byte other = softmax ? target.targeted() ? truth[label] : 1 : NOT_COUNTED;
            wish[label] = truth[label] > 0 && !target.targeted() ? 0 : other;
        }
        for (Target.Demand demand : target.demands()) {
            demand.from().ifPresent(label -> wish[label] = 0);
            demand.to().ifPresent(label -> wish[label] = 1);
        }
        return wish;
    }

    /** Labels of pixels whose true ones these are. */
    public byte[] ofPixels(byte[] truth) {
        return target.targeted() ? target.ofPixels(truth) : truth;
    }
}
