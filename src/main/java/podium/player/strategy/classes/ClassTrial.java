package podium.player.strategy.classes;

import java.util.List;

/**
 * A classification strategy's results on labelled images, each decided by a rule that was fitted without the image's
 * fold.
 */
public final class ClassTrial {
    private final ClassChoice choice;
    private final ClassFit fit;
    private final boolean[][] predicted;
    private final double[][] probabilities;
    private final double[] dice;
    private final boolean[] kept;

    ClassTrial(ClassChoice choice, ClassFit fit, List<ClassFit> foldFits, LabelledScores scores, int[] folds) {
        this.choice = choice;
        this.fit = fit;
        this.predicted = new boolean[scores.images()][];
        this.probabilities = new double[scores.images()][];
        this.dice = new double[scores.images()];
        this.kept = new boolean[scores.images()];
        for (int image = 0; image < scores.images(); image++) {
            ClassDecider decider = foldFits.get(folds[image]).decider();
            probabilities[image] = decider.probabilities(scores.image(image));
            predicted[image] = decider.rule().decide(probabilities[image]);
            dice[image] = scores.dice(image, predicted[image]);
            kept[image] = !decider.rule().rejects(probabilities[image]);
        }
    }

    public ClassChoice choice() {
        return choice;
    }

    /** Returns the strategy fitted to all images, for use on other images. */
    public ClassFit fit() {
        return fit;
    }

    /** Returns a copy of an image's decisions, one per class. */
    public boolean[] predicted(int image) {
        return predicted[image].clone();
    }

    /** Returns a copy of an image's calibrated scores. */
    public double[] probabilities(int image) {
        return probabilities[image].clone();
    }

    /** Returns true if the strategy does not reject the image. */
    boolean kept(int image) {
        return kept[image];
    }

    /** Evaluates the strategy fitted to all images on other images. */
    public Trial on(LabelledScores others) {
        return new Trial(choice.name(), choice.calibrationName(), fit.decider().dice(others));
    }

    public Trial trial() {
        return new Trial(choice.name(), choice.calibrationName(), dice);
    }
}
