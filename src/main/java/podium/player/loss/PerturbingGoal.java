package podium.player.loss;

import java.util.List;
import podium.judge.competition.Labelling;
import podium.player.network.HeadActivation;
import podium.player.recipe.Perturbing;
import podium.player.recipe.Recipe;
import podium.player.recipe.Target;

/**
 * The targets of a recipe's loss. An ordinary recipe uses the true labels. A recipe that trains a perturber uses the
 * labels that the attack aims at. An untargeted attack aims at wrong predictions: it hides the classes that are
 * present from a classifier, and lowers the probability of each pixel's true label in a segmenter.
 */
public final class PerturbingGoal {
    private static final byte NOT_COUNTED = -1;

    private final Perturbing perturbing;
    private final boolean softmax;
    private final Labelling labels;
    private final Target target;

    private PerturbingGoal(Perturbing perturbing, boolean softmax, Labelling labels, Target target) {
        this.perturbing = perturbing;
        this.softmax = softmax;
        this.labels = labels;
        this.target = target;
    }

    /** Creates the goal for a classifier with the given classes. */
    public static PerturbingGoal ofClasses(Recipe recipe, List<String> classes) {
        Perturbing perturbing = recipe.robustness().perturber();
        boolean softmax = recipe.network().head().activation() == HeadActivation.SOFTMAX;
        return new PerturbingGoal(
                perturbing,
                softmax,
                recipe.prediction().labels(),
                perturbing.target().isEmpty()
                        ? Target.ANYTHING_ELSE
                        : Target.of(recipe.prediction().labels(), perturbing.target(), classes));
    }

    /** Creates the goal for a segmenter with the given labels, background first. */
    public static PerturbingGoal ofPixels(Recipe recipe, List<String> labels) {
        Perturbing perturbing = recipe.robustness().perturber();
        return new PerturbingGoal(
                perturbing,
                true,
                Labelling.MULTIPLE,
                perturbing.target().isEmpty() ? Target.ANYTHING_ELSE : Target.ofPixels(perturbing.target(), labels));
    }

    /** Returns true if the attack pushes pixels away from their true label. */
    public boolean away() {
        return perturbing.perturbs() && !target.targeted();
    }

    /**
     * Returns the targets of the loss for an image with the given true targets: 1 present, 0 absent, -1 not counted.
     */
    public byte[] of(byte[] truth) {
        if (!perturbing.perturbs()) {
            return truth;
        }
        byte[] desired = new byte[truth.length];
        for (int label = 0; label < desired.length; label++) {
            desired[label] = truth[label] > 0 && !target.targeted() ? 0 : undemanded(truth[label]);
        }
        for (Target.Demand demand : target.demands()) {
            demand.from().ifPresent(label -> desired[label] = 0);
            demand.to().ifPresent(label -> desired[label] = 1);
        }
        return desired;
    }

    /** Returns the desired label of a class that the attack makes no demand on. */
    private byte undemanded(byte truth) {
        if (!softmax) {
            return NOT_COUNTED;
        }
        if (!target.targeted()) {
            return 1;
        }
        return switch (labels) {
            case MULTIPLE -> truth;
            case SINGLE -> 0;
        };
    }

    /** Returns the labels of the loss for pixels with the given true labels. */
    public byte[] ofPixels(byte[] truth) {
        return target.targeted() ? target.ofPixels(truth) : truth;
    }
}
