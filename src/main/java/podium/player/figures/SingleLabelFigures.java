package podium.player.figures;

import java.util.List;
import podium.core.metric.CalibrationError;
import podium.core.metric.ConfusionMatrix;
import podium.core.metric.NegativeLogLikelihood;
import podium.core.metric.TopClassAccuracy;

/**
 * The metrics of a classifier on images of exactly one class. The class with the highest score is predicted, the first
 * one if several are equal. Probabilities are scores that are divided by their sum, which a softmax does not change.
 *
 * @param accuracy the share of images whose class is predicted
 * @param f1Macro the mean over classes of the F1 score; a class that neither occurs nor is predicted counts 0
 * @param logLoss the mean over images of -ln of the true class's probability, as in {@link NegativeLogLikelihood}
 * @param expectedCalibrationError the figure of {@link CalibrationError}
 * @param top5Accuracy the share of images whose class is among the five with the highest scores; NaN with at most five
 *     classes, where it would be 1
 * @param classes the rates of each class
 */
public record SingleLabelFigures(
        double accuracy,
        double f1Macro,
        double logLoss,
        double expectedCalibrationError,
        double top5Accuracy,
        List<ClassRates> classes)
        implements Figures {
    private static final int TOP = 5;

    public SingleLabelFigures {
        classes = List.copyOf(classes);
    }

    /**
     * Computes the metrics of a set of images.
     *
     * @param scores the scores after the activation, images x classes
     * @param targets the targets, images x classes: 1 for the class of the image, other values for the other classes
     * @throws IllegalArgumentException if there are no images, the numbers of scores and targets differ, an image has
     *     not exactly one class, or a score is not a number
     */
    public static SingleLabelFigures of(float[][] scores, byte[][] targets) {
        ConfusionMatrix confusion = confusion(scores, targets);
        HighestScore rule = new HighestScore();
        int images = scores.length;
        double[] ofTruth = new double[images];
        boolean[] happened = new boolean[images];
        double[] confidences = new double[images];
        boolean[] right = new boolean[images];
        int near = 0;
        for (int image = 0; image < images; image++) {
            int truth = classOf(targets[image]);
            int predicted = TopClassAccuracy.argmax(scores[image]);
            ofTruth[image] = rule.probability(scores[image], truth);
            happened[image] = true;
            confidences[image] = rule.probability(scores[image], predicted);
            right[image] = predicted == truth;
            near += before(scores[image], truth) < TOP ? 1 : 0;
        }
        List<ClassRates> classes = ClassRates.of(confusion);
        return new SingleLabelFigures(
                confusion.accuracy(),
                classes.stream().mapToDouble(ClassRates::f1).average().orElseThrow(),
                NegativeLogLikelihood.of(ofTruth, happened),
                CalibrationError.of(confidences, right),
                classes.size() > TOP ? (double) near / images : Double.NaN,
                classes);
    }

    /** Returns the number of images by true and predicted class. The arguments are those of {@link #of}. */
    public static ConfusionMatrix confusion(float[][] scores, byte[][] targets) {
        if (scores.length == 0 || scores.length != targets.length) {
            throw new IllegalArgumentException("scores of " + scores.length + " images and targets of " + targets.length
                    + "; expected as many, at least 1");
        }
        ConfusionMatrix confusion = new ConfusionMatrix(targets[0].length);
        for (int image = 0; image < scores.length; image++) {
            DecisionRule.requireNumbers(scores[image]);
            confusion.add(classOf(targets[image]), TopClassAccuracy.argmax(scores[image]), 1);
        }
        return confusion;
    }

    /**
     * Returns the class of an image.
     *
     * @throws IllegalArgumentException if the image has none, or several
     */
    public static int classOf(byte[] targets) {
        int found = -1;
        int count = 0;
        for (int label = 0; label < targets.length; label++) {
            if (targets[label] == 1) {
                found = label;
                count++;
            }
        }
        if (count != 1) {
            throw new IllegalArgumentException("an image has " + count + " classes; expected exactly one");
        }
        return found;
    }

    /** The number of classes that are before a class in the order of falling scores. */
    private static int before(float[] scores, int label) {
        int before = 0;
        for (int other = 0; other < scores.length; other++) {
            boolean first = scores[other] > scores[label] || (scores[other] == scores[label] && other < label);
            before += first ? 1 : 0;
        }
        return before;
    }

    @Override
    public int outputs() {
        return classes.size();
    }

    @Override
    public FigureKind kind() {
        return FigureKind.SINGLE_LABEL;
    }

    @Override
    public double figure(Metric metric) {
        return switch (metric) {
            case ACCURACY -> accuracy;
            case F1_MACRO -> f1Macro;
            case LOG_LOSS -> logLoss;
            case LOSS, AP11, AP_AUC, AVERAGE_PRECISION, F1_MICRO, F1_SAMPLES, DICE, MEAN_IOU, PIXEL_ACCURACY ->
                throw metric.noFigureOf(kind());
        };
    }
}
