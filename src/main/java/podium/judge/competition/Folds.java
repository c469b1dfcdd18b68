package podium.judge.competition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import podium.core.mask.PixelRuns;

/**
 * Assigns images to folds so that every class is spread evenly: iterative stratification (Sechidis, Tsoumakas
 * and Vlahavas, "On the stratification of multi-label data", 2011).
 *
 * <p>Each round takes the class with the fewest unassigned images. Each of these images goes to the fold that
 * still needs most images of that class; ties go to the fold that needs most images of any class, then to a
 * random one. Images without a class form a class of their own, so the folds differ by at most one such image.
 * The same labels and seed give the same folds.
 */
public final class Folds {
    private final int folds;
    private final SplittableRandom random;
    /** For each fold, the number of images that it still needs of each class; the last column counts all images. */
    private final double[][] wanted;

    private Folds(int classes, int folds, long seed) {
        this.folds = folds;
        this.random = new SplittableRandom(seed);
        this.wanted = new double[folds][classes + 1];
    }

    /**
     * Assigns images to folds.
     *
     * @param labels the classes of each image, over [0, classes)
     * @return the fold of each image, 0 to folds - 1
     */
    public static int[] deal(List<PixelRuns> labels, int classes, int folds, long seed) {
        PixelRuns none = PixelRuns.of(classes, classes + 1);
        List<PixelRuns> columns =
                labels.stream().map(set -> set.isEmpty() ? none : set).toList();
        return new Folds(classes + 1, folds, seed).deal(columns, classes + 1);
    }

    private int[] deal(List<PixelRuns> labels, int classes) {
        int[] left = new int[classes];
        for (int label = 0; label < classes; label++) {
            left[label] = (int) countWith(labels, label);
        }
        for (double[] row : wanted) {
            for (int label = 0; label < classes; label++) {
                row[label] = (double) left[label] / folds;
            }
            row[classes] = (double) labels.size() / folds;
        }
        int[] fold = new int[labels.size()];
        Arrays.fill(fold, -1);
        for (int label = rarest(left); label >= 0; label = rarest(left)) {
            for (int image : shuffledWith(labels, fold, label)) {
                assign(image, label, labels, fold, left);
            }
        }
        return fold;
    }

    private void assign(int image, int label, List<PixelRuns> labels, int[] fold, int[] left) {
        int chosen = neediest(label);
        fold[image] = chosen;
        double[] row = wanted[chosen];
        row[row.length - 1]--;
        for (int other = 0; other < left.length; other++) {
            if (labels.get(image).contains(other)) {
                row[other]--;
                left[other]--;
            }
        }
    }

    private int neediest(int label) {
        List<Integer> best = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            int order = best.isEmpty() ? 1 : compareNeed(fold, best.get(0), label);
            if (order > 0) {
                best.clear();
            }
            if (order >= 0) {
                best.add(fold);
            }
        }
        return best.get(random.nextInt(best.size()));
    }

    private int compareNeed(int fold, int other, int label) {
        int byLabel = Double.compare(wanted[fold][label], wanted[other][label]);
        int any = wanted[fold].length - 1;
        return byLabel != 0 ? byLabel : Double.compare(wanted[fold][any], wanted[other][any]);
    }

    private List<Integer> shuffledWith(List<PixelRuns> labels, int[] fold, int label) {
        List<Integer> images = new ArrayList<>();
        for (int image = 0; image < fold.length; image++) {
            if (fold[image] < 0 && labels.get(image).contains(label)) {
                images.add(random.nextInt(images.size() + 1), image);
            }
        }
        return images;
    }

    private static int rarest(int[] left) {
        int rarest = -1;
        for (int label = 0; label < left.length; label++) {
            if (left[label] > 0 && (rarest < 0 || left[label] < left[rarest])) {
                rarest = label;
            }
        }
        return rarest;
    }

    private static long countWith(List<PixelRuns> labels, int label) {
        return labels.stream().filter(set -> set.contains(label)).count();
    }
}
