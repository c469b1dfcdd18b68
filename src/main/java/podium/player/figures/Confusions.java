package podium.player.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import podium.core.metric.ConfusionMatrix;

/**
 * What a classifier predicts in place of the true classes, counted over images. Classes that are difficult only do not
 * count.
 *
 * <p>An image has missed classes, which are true and not predicted, and wrong ones, which are predicted and not true. If
 * it has one of each, the wrong class is predicted instead of the missed one. This is always so where an image has
 * exactly one class. Otherwise the matrix has two more labels: {@link #nothing} stands for the missing side where only
 * one side has classes, and {@link #several} where it is not clear which class stands for which. So the sum of a class's
 * row is the number of images that show it, and the sum of its column the number of images it is predicted in.
 */
public final class Confusions {
    private final int classes;
    private final ConfusionMatrix matrix;
    private final int[] counted;
    private final List<Mistake> mistakes = new ArrayList<>();

    /**
     * An image in which one class is predicted instead of another one.
     *
     * @param image the index of the image
     * @param probability the score of the predicted class; of an image with exactly one class, its probability
     */
    public record Mistake(int image, int truth, int predicted, double probability) {}

    /**
     * Two classes that are confused.
     *
     * @param mistakes the images in which this happens, those with the highest probability first
     */
    public record Pair(int truth, int predicted, List<Mistake> mistakes) {
        public Pair {
            mistakes = List.copyOf(mistakes);
        }
    }

    private Confusions(int classes) {
        this.classes = classes;
        this.matrix = new ConfusionMatrix(classes + 2);
        this.counted = new int[classes];
    }

    /** Counts a set of images. The scores and targets are those of {@link DecisionRule#figures}. */
    public static Confusions of(float[][] scores, byte[][] targets, DecisionRule rule) {
        if (scores.length == 0 || scores.length != targets.length) {
            throw new IllegalArgumentException("scores of " + scores.length + " images and targets of " + targets.length
                    + "; expected as many, at least 1");
        }
        Confusions confusions = new Confusions(targets[0].length);
        for (int image = 0; image < scores.length; image++) {
            confusions.add(image, rule.decide(scores[image]), targets[image], scores[image], rule);
        }
        return confusions;
    }

    private void add(int image, boolean[] decision, byte[] targets, float[] scores, DecisionRule rule) {
        List<Integer> missed = new ArrayList<>();
        List<Integer> wrong = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            if (targets[label] < 0) {
                continue;
            }
            counted[label]++;
            if (targets[label] == 1 && decision[label]) {
                matrix.add(label, label, 1);
            } else if (targets[label] == 1) {
                missed.add(label);
            } else if (decision[label]) {
                wrong.add(label);
            }
        }
        if (missed.size() == 1 && wrong.size() == 1) {
            int predicted = wrong.get(0);
            matrix.add(missed.get(0), predicted, 1);
            mistakes.add(new Mistake(image, missed.get(0), predicted, rule.probability(scores, predicted)));
            return;
        }
        missed.forEach(label -> matrix.add(label, wrong.isEmpty() ? nothing() : several(), 1));
        wrong.forEach(label -> matrix.add(missed.isEmpty() ? nothing() : several(), label, 1));
    }

    /** Returns the number of images by true and predicted label: the classes, {@link #nothing} and {@link #several}. */
    public ConfusionMatrix matrix() {
        return matrix;
    }

    /** Returns the number of classes. */
    public int classes() {
        return classes;
    }

    /** Returns the label of images in which nothing is missed, or nothing is predicted instead. */
    public int nothing() {
        return classes;
    }

    /** Returns the label of images in which several classes are missed or wrong. */
    public int several() {
        return classes + 1;
    }

    public long truePositives(int label) {
        return matrix.count(label, label);
    }

    public long falsePositives(int label) {
        return matrix.predicted(label) - truePositives(label);
    }

    public long falseNegatives(int label) {
        return matrix.actual(label) - truePositives(label);
    }

    public long trueNegatives(int label) {
        return counted[label] - truePositives(label) - falsePositives(label) - falseNegatives(label);
    }

    /** Returns the pairs of classes that are confused, the most frequent one first. */
    public List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int truth = 0; truth < classes; truth++) {
            for (int predicted = 0; predicted < classes; predicted++) {
                if (truth != predicted && matrix.count(truth, predicted) > 0) {
                    pairs.add(pair(truth, predicted));
                }
            }
        }
        pairs.sort(Comparator.comparingInt((Pair pair) -> -pair.mistakes().size()));
        return pairs;
    }

    private Pair pair(int truth, int predicted) {
        return new Pair(
                truth,
                predicted,
                mistakes.stream()
                        .filter(mistake -> mistake.truth() == truth && mistake.predicted() == predicted)
                        .sorted(Comparator.comparingDouble((Mistake mistake) -> -mistake.probability()))
                        .toList());
    }
}
