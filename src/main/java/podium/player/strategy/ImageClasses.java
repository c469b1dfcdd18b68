package podium.player.strategy;

import java.util.Arrays;

/** What a classifier says of an image: probabilities and decisions, one a class. */
public final class ImageClasses {
    private final double[] probabilities;
    private final boolean[] said;

    public ImageClasses(double[] probabilities, boolean[] said) {
        if (probabilities.length != said.length) {
            throw new IllegalArgumentException(probabilities.length + " probabilities, " + said.length + " decisions");
        }
        this.probabilities = probabilities.clone();
        this.said = said.clone();
    }

    /** Everything may be there, nothing is said to be: where there is no classifier. */
    public static ImageClasses unknown(int classes) {
        double[] certain = new double[classes];
        Arrays.fill(certain, 1);
        return new ImageClasses(certain, new boolean[classes]);
    }

    public int classes() {
        return said.length;
    }

    /** Each class' decision, as a copy. */
    public boolean[] said() {
        return said.clone();
    }

    /** Of the class that has a label, from 1. */
    double probability(int label) {
        return probabilities[label - 1];
    }

    /** Whether the class that has a label, from 1, is said to be there. */
    boolean said(int label) {
        return said[label - 1];
    }
}
