package podium.player.strategy.classes;

import java.util.Arrays;
import java.util.stream.IntStream;
import podium.core.mask.PixelRuns;
import podium.core.metric.Dice;
import podium.core.metric.LogOdds;
import podium.core.metric.NegativeLogLikelihood;
import podium.core.metric.Reliability;
import podium.core.metric.RiskCoverage;
import podium.judge.competition.Labelling;

/** Scores and log odds of classes in images, with the true labels. */
public final class LabelledScores {
    private final Labelling labels;
    private final double[][] scores;
    private final double[][] logOdds;
    private final boolean[][] there;

    private LabelledScores(Labelling labels, double[][] scores, double[][] logOdds, boolean[][] there) {
        this.labels = labels;
        this.scores = scores;
        this.logOdds = logOdds;
        this.there = there;
    }

    /**
     * Creates labelled scores of images with any number of classes, whose log odds are unknown: they are computed from
     * the scores.
     */
    public static LabelledScores of(double[][] scores, boolean[][] there) {
        return of(Labelling.MULTIPLE, scores, there);
    }

    /** Creates labelled scores whose log odds are unknown: they are computed from the scores. */
    public static LabelledScores of(Labelling labels, double[][] scores, boolean[][] there) {
        double[][] logOdds = Arrays.stream(scores)
                .map(row -> Arrays.stream(row).map(LogOdds::of).toArray())
                .toArray(double[][]::new);
        return of(labels, scores, logOdds, there);
    }

    /**
     * Creates labelled scores. All three arrays have shape images x classes.
     *
     * @param labels how many classes an image has
     * @param there whether each class is present
     * @throws IllegalArgumentException if the shapes differ, there is no image, a value is NaN, or an image that must
     *     have exactly one class has none or several
     */
    public static LabelledScores of(Labelling labels, double[][] scores, double[][] logOdds, boolean[][] there) {
        requireShape(scores, there);
        requireShape(logOdds, there);
        switch (labels) {
            case MULTIPLE -> {} // any number of classes is right
            case SINGLE -> requireOne(there);
        }
        return new LabelledScores(labels, copied(scores), copied(logOdds), copied(there));
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

    private static void requireOne(boolean[][] there) {
        for (int image = 0; image < there.length; image++) {
            long classes = PixelRuns.ofMembers(there[image]).cardinality();
            if (classes != 1) {
                throw new IllegalArgumentException("image " + image + " has " + classes + " classes; expected one");
            }
        }
    }

    private static double[][] copied(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    private static boolean[][] copied(boolean[][] rows) {
        return Arrays.stream(rows).map(boolean[]::clone).toArray(boolean[][]::new);
    }

    /** Returns how many classes an image has. */
    public Labelling labels() {
        return labels;
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
        return IntStream.range(0, scores.length)
                .mapToDouble(image -> input.of(scores[image][label], logOdds[image][label]))
                .toArray();
    }

    /** Returns for each image whether the class is present. */
    boolean[] thereOf(int label) {
        boolean[] column = new boolean[there.length];
        for (int image = 0; image < column.length; image++) {
            column[image] = there[image][label];
        }
        return column;
    }

    /** Returns the same images with calibrated probabilities in place of scores. */
    public LabelledScores calibrated(Calibrations calibrations) {
        double[][] calibrated = new double[images()][];
        for (int image = 0; image < images(); image++) {
            calibrated[image] = calibrations.probabilities(image(image));
        }
        return new LabelledScores(labels, calibrated, logOdds, there);
    }

    /** Returns the lowest class of an image, or -1 if it has none. */
    public int truth(int image) {
        for (int label = 0; label < there[image].length; label++) {
            if (there[image][label]) {
                return label;
            }
        }
        return -1;
    }

    /**
     * Returns an image's negative log likelihood for given probabilities: the mean over its classes, or that of its one
     * class if images have one.
     */
    double loss(int image, double[] probabilities) {
        return switch (labels) {
            case MULTIPLE -> NegativeLogLikelihood.of(probabilities, there[image]);
            case SINGLE -> NegativeLogLikelihood.of(new double[] {probabilities[truth(image)]}, new boolean[] {true});
        };
    }

    /**
     * Returns the reliability of given probabilities, images x classes: of all classes, or, if images have one class, of
     * the highest probability of each image, whose outcome is whether that class is right.
     */
    public Reliability reliability(double[][] probabilities) {
        return switch (labels) {
            case MULTIPLE -> ofAllClasses(probabilities);
            case SINGLE -> ofHighest(probabilities);
        };
    }

    private Reliability ofAllClasses(double[][] probabilities) {
        double[] all = new double[images() * classes()];
        boolean[] came = new boolean[all.length];
        for (int image = 0; image < images(); image++) {
            System.arraycopy(probabilities[image], 0, all, image * classes(), classes());
            System.arraycopy(there[image], 0, came, image * classes(), classes());
        }
        return Reliability.of(all, came);
    }

    private Reliability ofHighest(double[][] probabilities) {
        return Reliability.of(highest(probabilities), right(probabilities));
    }

    /**
     * Returns the share of wrong images among those that are kept, if the images whose highest probability is the lowest
     * are rejected first.
     *
     * @param probabilities images x classes
     */
    public RiskCoverage riskCoverage(double[][] probabilities) {
        return RiskCoverage.of(highest(probabilities), right(probabilities));
    }

    private static double[] highest(double[][] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> row[ScoreOrder.highest(row)])
                .toArray();
    }

    private boolean[] right(double[][] rows) {
        boolean[] right = new boolean[rows.length];
        for (int image = 0; image < right.length; image++) {
            right[image] = there[image][ScoreOrder.highest(rows[image])];
        }
        return right;
    }

    /** Returns true if every image shows at least one class. */
    boolean allShowSomething() {
        return Arrays.stream(there).allMatch(image -> PixelRuns.ofMembers(image).count() > 0);
    }

    /** Returns some of the images, in the given order. */
    public LabelledScores only(int[] images) {
        return new LabelledScores(
                labels,
                Arrays.stream(images).mapToObj(image -> scores[image]).toArray(double[][]::new),
                Arrays.stream(images).mapToObj(image -> logOdds[image]).toArray(double[][]::new),
                Arrays.stream(images).mapToObj(image -> there[image]).toArray(boolean[][]::new));
    }
}
