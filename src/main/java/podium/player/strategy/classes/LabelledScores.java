package podium.player.strategy.classes;

import java.util.Arrays;
import java.util.List;
import podium.core.mask.PixelRuns;
import podium.core.metric.Dice;
import podium.core.metric.LogOdds;

/** Scores and log odds of classes in images, with the true labels. */
public final class LabelledScores {
    private final double[][] scores;
    private final double[][] logOdds;
    private final boolean[][] there;

    private LabelledScores(double[][] scores, double[][] logOdds, boolean[][] there) {
        this.scores = scores;
        this.logOdds = logOdds;
        this.there = there;
    }

    /** Creates labelled scores whose log odds are unknown: they are computed from the scores. */
    public static LabelledScores of(double[][] scores, boolean[][] there) {
        double[][] logOdds = Arrays.stream(scores)
                .map(row -> Arrays.stream(row).map(LogOdds::of).toArray())
                .toArray(double[][]::new);
        return of(scores, logOdds, there);
    }

    /**
     * Creates labelled scores. All three arrays have shape images x classes.
     *
     * @param there whether each class is present
     * @throws IllegalArgumentException if the shapes differ, there is no image, or a value is NaN
     */
    public static LabelledScores of(double[][] scores, double[][] logOdds, boolean[][] there) {
        requireShape(scores, there);
        requireShape(logOdds, there);
        return new LabelledScores(copied(scores), copied(logOdds), copied(there));
    }

    private static void requireShape(double[][] scores, boolean[][] there) {
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

    /** Returns true if the class is present in the image. */
    public boolean there(int image, int label) {
        return there[image][label];
    }

    /** Returns a copy of an image's scores. */
    public double[] scores(int image) {
        return scores[image].clone();
    }

    /** Returns an image's scores and log odds. */
    public ImageScores image(int image) {
        return new ImageScores(scores[image], logOdds[image]);
    }

    /** Returns a copy of an image's true labels: for each class whether it is present. */
    public boolean[] present(int image) {
        return there[image].clone();
    }

    /**
     * Returns the Dice of a prediction for an image.
     *
     * @param predicted for each class whether it is predicted
     */
    public double dice(int image, boolean[] predicted) {
        int both = 0;
        int all = 0;
        int present = 0;
        for (int label = 0; label < predicted.length; label++) {
            present += there[image][label] ? 1 : 0;
            all += predicted[label] ? 1 : 0;
            both += predicted[label] && there[image][label] ? 1 : 0;
        }
        return Dice.of(both, all, present);
    }

    /** Returns the number of images that show the class. */
    public int positives(int label) {
        int positives = 0;
        for (boolean[] image : there) {
            positives += image[label] ? 1 : 0;
        }
        return positives;
    }

    /** Returns the values that a class's calibration is fitted on, one per image. */
    double[] column(int label, CalibrationInput input) {
        double[][] rows = switch (input) {
            case SCORES -> scores;
            case LOG_ODDS -> logOdds;
        };
        return Arrays.stream(rows).mapToDouble(image -> image[label]).toArray();
    }

    /** Returns for each image whether the class is present. */
    boolean[] thereOf(int label) {
        boolean[] column = new boolean[there.length];
        for (int image = 0; image < column.length; image++) {
            column[image] = there[image][label];
        }
        return column;
    }

    /**
     * Returns the same images with calibrated probabilities in place of scores.
     *
     * @param calibrations one calibration per class
     */
    public LabelledScores calibrated(List<Calibration> calibrations) {
        double[][] calibrated = new double[images()][classes()];
        for (int image = 0; image < images(); image++) {
            ImageScores known = image(image);
            for (int label = 0; label < classes(); label++) {
                calibrated[image][label] = calibrations.get(label).calibrate(known, label);
            }
        }
        return new LabelledScores(calibrated, logOdds, there);
    }

    /** Returns true if every image shows at least one class. */
    boolean allShowSomething() {
        return Arrays.stream(there).allMatch(image -> PixelRuns.ofMembers(image).count() > 0);
    }

    /** Returns some of the images, in the given order. */
    public LabelledScores only(int[] images) {
        return new LabelledScores(
                Arrays.stream(images).mapToObj(image -> scores[image]).toArray(double[][]::new),
                Arrays.stream(images).mapToObj(image -> logOdds[image]).toArray(double[][]::new),
                Arrays.stream(images).mapToObj(image -> there[image]).toArray(boolean[][]::new));
    }
}
