package podium.strategy;

import java.util.Arrays;

/** Scores of classes in images, each with whether the class is there. */
public final class LabelledScores {
    private final double[][] scores;
    private final boolean[][] there;

    private LabelledScores(double[][] scores, boolean[][] there) {
        this.scores = scores;
        this.there = there;
    }

    /**
     * Images x classes, both.
     *
     * @throws IllegalArgumentException if the shapes differ, there is no image, or a score is no number
     */
    public static LabelledScores of(double[][] scores, boolean[][] there) {
        if (scores.length == 0 || scores.length != there.length) {
            throw new IllegalArgumentException(scores.length + " images with scores, " + there.length + " with labels");
        }
        for (int image = 0; image < scores.length; image++) {
            if (scores[image].length != scores[0].length || there[image].length != scores[0].length) {
                throw new IllegalArgumentException("image " + image + " has " + scores[image].length + " scores and "
                        + there[image].length + " labels; expected " + scores[0].length);
            }
            for (double score : scores[image]) {
                if (Double.isNaN(score)) {
                    throw new IllegalArgumentException("a score of image " + image + " is not a number");
                }
            }
        }
        return new LabelledScores(copied(scores), copied(there));
    }

    private static double[][] copied(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    private static boolean[][] copied(boolean[][] rows) {
        return Arrays.stream(rows).map(boolean[]::clone).toArray(boolean[][]::new);
    }

    public int images() {
        return scores.length;
    }

    public int classes() {
        return scores[0].length;
    }

    public double score(int image, int label) {
        return scores[image][label];
    }

    /** Whether the class is there. */
    public boolean there(int image, int label) {
        return there[image][label];
    }

    /** A copy of an image's scores. */
    public double[] scores(int image) {
        return scores[image].clone();
    }

    /** How many images have the class. */
    public int positives(int label) {
        int positives = 0;
        for (boolean[] image : there) {
            positives += image[label] ? 1 : 0;
        }
        return positives;
    }

    /** Some of the images, in the given order. */
    public LabelledScores of(int[] images) {
        return new LabelledScores(
                Arrays.stream(images).mapToObj(image -> scores[image]).toArray(double[][]::new),
                Arrays.stream(images).mapToObj(image -> there[image]).toArray(boolean[][]::new));
    }
}
