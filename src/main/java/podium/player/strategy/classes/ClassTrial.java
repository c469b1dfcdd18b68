package podium.player.strategy.classes;

import java.util.List;

/** A strategy of classification on labelled images, each decided by a rule that was fitted without its fold. */
public final class ClassTrial {
    private final ClassChoice choice;
    private final ClassFit fit;
    private final boolean[][] said;
    private final double[][] probabilities;
    private final double[] dice;

    ClassTrial(ClassChoice choice, ClassFit fit, List<ClassFit> foldFits, LabelledScores scores, int[] folds) {
        this.choice = choice;
        this.fit = fit;
        this.said = new boolean[scores.images()][];
        this.probabilities = new double[scores.images()][];
        this.dice = new double[scores.images()];
        for (int image = 0; image < scores.images(); image++) {
            ClassDecider decider = foldFits.get(folds[image]).decider();
            probabilities[image] = decider.probabilities(scores.image(image));
            said[image] = decider.rule().decide(probabilities[image]);
            dice[image] = scores.dice(image, said[image]);
        }
    }

    public ClassChoice choice() {
        return choice;
    }

    /** What the strategy makes of all images: for images that are none of them. */
    public ClassFit fit() {
        return fit;
    }

    /** An image's decisions, as a copy. */
    public boolean[] said(int image) {
        return said[image].clone();
    }

    /** An image's calibrated scores, as a copy. */
    public double[] probabilities(int image) {
        return probabilities[image].clone();
    }

    /** How the fit of all images does on others. */
    public Trial on(LabelledScores others) {
        return new Trial(choice.name(), choice.calibrationName(), fit.decider().dice(others));
    }

    public Trial trial() {
        return new Trial(choice.name(), choice.calibrationName(), dice);
    }
}
