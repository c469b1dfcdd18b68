package podium.player.strategy;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import podium.core.mask.LabelMap;
import podium.player.strategy.classes.ClassChoice;
import podium.player.strategy.classes.LabelledScores;
import podium.player.strategy.classes.ThresholdSearch;
import podium.player.strategy.classes.Trial;

/**
 * A classification completed from the mask: a class whose pixels cover at least a certain share of the image is
 * predicted, too.
 *
 * @param trial the result, with each image decided by a share that was tuned without its fold
 * @param share the share tuned on all images; infinite if completion gains nothing
 */
public record MaskCompletion(Trial trial, double share) {
    /** The suffix that is added to the name of a completed strategy. */
    public static final String SUFFIX = "+mask";

    /**
     * Tunes and judges completion on the classifier's and the segmenter's predictions for the same images. Both
     * predictions were made without the image's fold.
     *
     * @param choice the strategy that is completed
     * @param labels the true labels of these images
     * @param predicted the classifier's decisions, one row per image
     * @param shares the share of pixels of each class, one row per image
     * @param folds the fold of each image, from 0
     */
    public static MaskCompletion of(
            ClassChoice choice, LabelledScores labels, List<boolean[]> predicted, List<double[]> shares, int[] folds) {
        double[] dice = new double[labels.images()];
        for (int fold = 0; fold <= IntStream.of(folds).max().orElse(0); fold++) {
            int without = fold;
            double share = share(labels, predicted, shares, where(folds, other -> other != without));
            for (int image : where(folds, own -> own == without)) {
                dice[image] = labels.dice(image, completed(predicted.get(image), shares.get(image), share));
            }
        }
        return new MaskCompletion(
                new Trial(choice.name() + SUFFIX, choice.calibrationName(), dice),
                share(labels, predicted, shares, where(folds, any -> true)));
    }

    private static int[] where(int[] folds, IntPredicate fold) {
        return IntStream.range(0, folds.length)
                .filter(image -> fold.test(folds[image]))
                .toArray();
    }

    private static double share(LabelledScores labels, List<boolean[]> predicted, List<double[]> shares, int[] images) {
        return new ThresholdSearch(labels.only(images))
                .completing(
                        Arrays.stream(images).mapToObj(predicted::get).toArray(boolean[][]::new),
                        Arrays.stream(images).mapToObj(shares::get).toArray(double[][]::new))
                .threshold();
    }

    /** Returns the share of a label map's pixels that each class has, starting with class 1. */
    public static double[] shares(LabelMap map, int classes) {
        long[] pixels = map.histogram();
        double all = (double) map.width() * map.height();
        return IntStream.rangeClosed(1, classes)
                .mapToDouble(label -> pixels[label] / all)
                .toArray();
    }

    /** Returns the predicted classes and those whose share of pixels is at least {@code share}. */
    public static boolean[] completed(boolean[] predicted, double[] shares, double share) {
        boolean[] completed = predicted.clone();
        for (int label = 0; label < completed.length; label++) {
            completed[label] |= shares[label] >= share;
        }
        return completed;
    }
}
