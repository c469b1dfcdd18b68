package podium.player.strategy.classes;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A search for one bias per class, added to the logarithms of probabilities, by the number of images whose class gets
 * the highest sum.
 *
 * <p>It is coordinate ascent from biases of 0: each step takes the best bias of one class given the others, until no
 * class gains an image. A bias lies halfway between two values at which an image changes its class. Among equally good
 * biases, the one nearest to 0 is taken, and a bias changes only if that gains an image. A class without an image keeps
 * the bias 0.
 */
final class BiasSearch {
    private static final int MOST_ROUNDS = 100;

    private final double[][] logarithms;
    private final double[] biases;
    private final boolean[] known;
    private final int[] truth;
    private final int[] highest;
    private final int[] second;

    /** Creates a search on images that have exactly one class each. */
    BiasSearch(LabelledScores scores) {
        int images = scores.images();
        logarithms = new double[images][];
        truth = new int[images];
        highest = new int[images];
        second = new int[images];
        biases = new double[scores.classes()];
        known = new boolean[scores.classes()];
        for (int image = 0; image < images; image++) {
            logarithms[image] =
                    Arrays.stream(scores.scores(image)).map(Math::log).toArray();
            truth[image] = scores.truth(image);
            known[truth[image]] = true;
        }
        rank();
    }

    /** Returns the biases that were found, one per class. */
    List<Double> search() {
        boolean gained = true;
        for (int round = 0; gained && round < MOST_ROUNDS; round++) {
            gained = false;
            for (int label = 0; label < biases.length; label++) {
                gained |= known[label] && improve(label);
            }
        }
        return Arrays.stream(biases).boxed().toList();
    }

    /** Changes one bias if that gains an image. The gain is counted again, since sums are rounded. */
    private boolean improve(int label) {
        double before = biases[label];
        double found = best(label);
        if (found == before) {
            return false;
        }
        int right = right();
        set(label, found);
        if (right() > right) {
            return true;
        }
        set(label, before);
        return false;
    }

    private void set(int label, double bias) {
        biases[label] = bias;
        rank();
    }

    private double sum(int image, int label) {
        return logarithms[image][label] + biases[label];
    }

    /** Finds the two classes with the highest sums of each image; the lower class wins ties. */
    private void rank() {
        for (int image = 0; image < truth.length; image++) {
            int first = 0;
            int next = -1;
            for (int label = 1; label < biases.length; label++) {
                if (sum(image, label) > sum(image, first)) {
                    next = first;
                    first = label;
                } else if (next < 0 || sum(image, label) > sum(image, next)) {
                    next = label;
                }
            }
            highest[image] = first;
            second[image] = next;
        }
    }

    private int right() {
        int right = 0;
        for (int image = 0; image < truth.length; image++) {
            right += highest[image] == truth[image] ? 1 : 0;
        }
        return right;
    }

    /** Returns the best bias of a class given the others; its present one if no other gains an image. */
    private double best(int label) {
        double[] won = turns(label, image -> truth[image] == label);
        double[] lost = turns(label, image -> truth[image] == rival(image, label));
        double[] turns = DoubleStream.concat(Arrays.stream(won), Arrays.stream(lost))
                .sorted()
                .distinct()
                .toArray();
        double best = biases[label];
        int gain = below(won, best) - below(lost, best);
        for (int place = 0, wins = 0, losses = 0; place <= turns.length && turns.length > 0; place++) {
            double bias = between(turns, place);
            while (wins < won.length && won[wins] < bias) {
                wins++;
            }
            while (losses < lost.length && lost[losses] < bias) {
                losses++;
            }
            boolean better = wins - losses > gain;
            boolean nearer = wins - losses == gain && best != biases[label] && Math.abs(bias) < Math.abs(best);
            if (better || nearer) {
                best = bias;
                gain = wins - losses;
            }
        }
        return best;
    }

    /** Returns the class that an image is given if this class is not: the one with the highest sum of the others. */
    private int rival(int image, int label) {
        return highest[image] == label ? second[image] : highest[image];
    }

    /** Returns the biases above which the class gets the highest sum of some images, in increasing order. */
    private double[] turns(int label, IntPredicate counts) {
        return IntStream.range(0, truth.length)
                .filter(image -> rival(image, label) >= 0 && counts.test(image))
                .mapToDouble(image -> sum(image, rival(image, label)) - logarithms[image][label])
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    private static int below(double[] increasing, double bias) {
        int count = 0;
        while (count < increasing.length && increasing[count] < bias) {
            count++;
        }
        return count;
    }

    /** Returns a bias before the turn at a place and after the one before it: 0 if it is between them, or halfway. */
    private static double between(double[] turns, int place) {
        double low = place == 0 ? Double.NEGATIVE_INFINITY : turns[place - 1];
        double high = place == turns.length ? Double.POSITIVE_INFINITY : turns[place];
        if (low < 0 && high > 0) {
            return 0;
        }
        if (place == 0) {
            return high - 1;
        }
        return place == turns.length ? low + 1 : low + (high - low) / 2;
    }
}
