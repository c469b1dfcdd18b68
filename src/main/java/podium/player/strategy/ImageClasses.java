package podium.player.strategy;

import java.util.Arrays;

/** A classifier's output for one image: a probability and a decision for each class. */
public final class ImageClasses {
    private final double[] probabilities;
    private final boolean[] predicted;

    public ImageClasses(double[] probabilities, boolean[] predicted) {
        if (probabilities.length != predicted.length) {
            throw new IllegalArgumentException(
                    probabilities.length + " probabilities, " + predicted.length + " decisions");
        }
        this.probabilities = probabilities.clone();
        this.predicted = predicted.clone();
    }

    /** Returns the stand-in for images without a classifier: every probability is 1, and no class is predicted. */
    public static ImageClasses unknown(int classes) {
        double[] certain = new double[classes];
        Arrays.fill(certain, 1);
        return new ImageClasses(certain, new boolean[classes]);
    }

    public int classes() {
        return predicted.length;
    }

    /** Returns a copy of the decisions, one per class. */
    public boolean[] predicted() {
        return predicted.clone();
    }

    /** Returns the probability of a label, counted from 1. */
    double probability(int label) {
        return probabilities[label - 1];
    }

    /** Returns true if the classifier predicts a label, counted from 1. */
    boolean predicted(int label) {
        return predicted[label - 1];
    }
}
