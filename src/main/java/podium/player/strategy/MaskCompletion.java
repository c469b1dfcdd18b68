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
 * Classification completed from the mask: a class whose pixels are a share of the image or more is said to be there, too.
 *
 * @param trial how it does, each image decided by a share that was tuned without its fold
 * @param share what is tuned on all images; infinite where it adds nothing
 */
public record MaskCompletion(Trial trial, double share) {
    /** What a strategy is called that is completed so: its own name and this. */
    public static final String SUFFIX = "+mask";

    /**
     * By what classifier and segmenter say of the same images, decided without their folds.
     *
     * @param labels of these images
     * @param said a row an image
     * @param shares of each class, a row an image
     */
    public static MaskCompletion of(
            ClassChoice choice, LabelledScores labels, List<boolean[]> said, List<double[]> shares, int[] folds) {
        double[] dice = new double[labels.images()];
        for (int fold = 0; fold <= IntStream.of(folds).max().orElse(0); fold++) {
            int without = fold;
            double share = share(labels, said, shares, where(folds, other -> other != without));
            for (int image : where(folds, own -> own == without)) {
                dice[image] = labels.dice(image, completed(said.get(image), shares.get(image), share));
            }
        }
        return new MaskCompletion(
                new Trial(choice.name() + SUFFIX, choice.calibrationName(), dice),
                share(labels, said, shares, where(folds, any -> true)));
    }

    private static int[] where(int[] folds, IntPredicate fold) {
        return IntStream.range(0, folds.length)
                .filter(image -> fold.test(folds[image]))
                .toArray();
    }

    private static double share(LabelledScores labels, List<boolean[]> said, List<double[]> shares, int[] images) {
        return new ThresholdSearch(labels.only(images))
                .completing(
                        Arrays.stream(images).mapToObj(said::get).toArray(boolean[][]::new),
                        Arrays.stream(images).mapToObj(shares::get).toArray(double[][]::new))
                .threshold();
    }

    /** The share of a label map's pixels that each class has, from class 1 on. */
    public static double[] shares(LabelMap map, int classes) {
        long[] pixels = map.histogram();
        double all = (double) map.width() * map.height();
        return IntStream.rangeClosed(1, classes)
                .mapToDouble(label -> pixels[label] / all)
                .toArray();
    }

    /** The classes that are said, and those with so large a share of the pixels. */
    public static boolean[] completed(boolean[] said, double[] shares, double share) {
        boolean[] completed = said.clone();
        for (int label = 0; label < completed.length; label++) {
            completed[label] |= shares[label] >= share;
        }
        return completed;
    }
}
