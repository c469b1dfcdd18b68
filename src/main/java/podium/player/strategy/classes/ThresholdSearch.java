package podium.player.strategy.classes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * A search for the best thresholds on labelled images. One pass over the sorted scores tries every threshold that makes
 * a difference. The result lies halfway between two scores; the highest threshold wins ties.
 */
public final class ThresholdSearch {
    /** Smaller gains count as rounding errors. */
    private static final double ROUNDING = 1e-12;

    private static final int MOST_ROUNDS = 100;

    private final LabelledScores scores;

    public ThresholdSearch(LabelledScores scores) {
        this.scores = scores;
    }

    private record Pair(int image, int label, double score) {}

    /** A threshold and the value of the metric that it reaches. */
    public record Best(double threshold, double value) {}

    /** A metric that is updated while pairs of image and class are predicted one after the other. */
    private interface Figure {
        void add(int image, int label);

        double value();
    }

    /** Finds one threshold for all classes, by mean Dice over images. */
    Best global() {
        DiceTally tally = new DiceTally(scores);
        return best(allPairs(), figure(tally::add, tally));
    }

    /** Like {@link #global}, but predicts the class with the highest score if no class reaches the threshold. */
    Best globalOrHighest() {
        DiceTally tally = new DiceTally(scores);
        boolean[] fallback = new boolean[scores.images()];
        int[] highest = new int[scores.images()];
        for (int image = 0; image < scores.images(); image++) {
            highest[image] = ScoreOrder.falling(scores.scores(image))[0];
            fallback[image] = true;
            tally.add(image, highest[image]);
        }
        return best(
                allPairs(),
                figure(
                        (image, label) -> {
                            if (fallback[image]) {
                                fallback[image] = false;
                                tally.remove(image, highest[image]);
                            }
                            tally.add(image, label);
                        },
                        tally));
    }

    private static Figure figure(BiConsumer<Integer, Integer> add, DiceTally tally) {
        return new Figure() {
            @Override
            public void add(int image, int label) {
                add.accept(image, label);
            }

            @Override
            public double value() {
                return tally.mean();
            }
        };
    }

    /** Finds a class's threshold by its F1 over images. */
    Best byF1(int label) {
        int positives = scores.positives(label);
        int[] counts = new int[2];
        return best(pairs(label), new Figure() {
            @Override
            public void add(int image, int predicted) {
                counts[0]++;
                counts[1] += scores.there(image, predicted) ? 1 : 0;
            }

            @Override
            public double value() {
                int all = counts[0] + positives;
                return all == 0 ? 0 : 2.0 * counts[1] / all;
            }
        });
    }

    /** Returns the threshold with which a class is predicted for so many images, as far as ties allow. */
    double predicting(int label, long images) {
        List<Pair> pairs = falling(pairs(label));
        int count = (int) Math.max(0, Math.min(pairs.size(), images));
        return between(pairs, count);
    }

    /**
     * Returns the threshold that the highest score of a share of the images is below, as far as ties allow: 0 if that is
     * no image.
     */
    double rejecting(double share) {
        double[] highest = IntStream.range(0, scores.images())
                .mapToDouble(image -> {
                    double[] own = scores.scores(image);
                    return own[ScoreOrder.highest(own)];
                })
                .sorted()
                .toArray();
        int rejected = (int) Math.round(share * highest.length);
        if (rejected == 0) {
            return 0;
        }
        if (rejected == highest.length) {
            return highest[rejected - 1];
        }
        double low = highest[rejected - 1];
        double middle = low + (highest[rejected] - low) / 2;
        return middle > low ? middle : highest[rejected];
    }

    /**
     * Finds one threshold per class by mean Dice over images, by coordinate ascent: each step takes the best threshold
     * given the others, until no class gains.
     */
    double[] joint(double start) {
        int classes = scores.classes();
        double[] thresholds = new double[classes];
        DiceTally tally = new DiceTally(scores);
        List<List<Pair>> sorted = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            thresholds[label] = start;
            sorted.add(falling(pairs(label)));
            sorted.get(label).stream()
                    .filter(pair -> pair.score() >= start)
                    .forEach(pair -> tally.add(pair.image(), pair.label()));
        }
        boolean gained = true;
        for (int round = 0; gained && round < MOST_ROUNDS; round++) {
            gained = false;
            for (int label = 0; label < classes; label++) {
                double before = tally.mean();
                double threshold = thresholds[label];
                List<Pair> pairs = sorted.get(label);
                pairs.stream()
                        .filter(pair -> pair.score() >= threshold)
                        .forEach(pair -> tally.remove(pair.image(), pair.label()));
                Best found = best(pairs, figure(tally::add, tally));
                boolean better = found.value() > before + ROUNDING;
                thresholds[label] = better ? found.threshold() : threshold;
                gained |= better;
                double kept = thresholds[label];
                pairs.stream()
                        .filter(pair -> pair.score() < kept)
                        .forEach(pair -> tally.remove(pair.image(), pair.label()));
            }
        }
        return thresholds;
    }

    /**
     * Finds the share of an image's pixels from which on a class is predicted because of its pixels, in addition to the
     * classes already predicted, by mean Dice.
     *
     * @param predicted the predictions so far, images x classes
     * @param shares the shares of pixels, images x classes
     */
    public Best completing(boolean[][] predicted, double[][] shares) {
        DiceTally tally = new DiceTally(scores);
        List<Pair> pairs = new ArrayList<>();
        for (int image = 0; image < predicted.length; image++) {
            for (int label = 0; label < scores.classes(); label++) {
                if (predicted[image][label]) {
                    tally.add(image, label);
                } else if (shares[image][label] > 0) {
                    pairs.add(new Pair(image, label, shares[image][label]));
                }
            }
        }
        return best(pairs, figure(tally::add, tally));
    }

    private List<Pair> allPairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int label = 0; label < scores.classes(); label++) {
            pairs.addAll(pairs(label));
        }
        return pairs;
    }

    private List<Pair> pairs(int label) {
        List<Pair> pairs = new ArrayList<>();
        for (int image = 0; image < scores.images(); image++) {
            pairs.add(new Pair(image, label, scores.score(image, label)));
        }
        return pairs;
    }

    private static List<Pair> falling(List<Pair> pairs) {
        pairs.sort(Collections.reverseOrder(Comparator.comparingDouble(Pair::score)));
        return pairs;
    }

    /** Predicts all pairs, the highest score first, and returns the threshold where the metric was highest. */
    private static Best best(List<Pair> unsorted, Figure figure) {
        List<Pair> pairs = falling(unsorted);
        int best = 0;
        double value = figure.value();
        for (int predicted = 0; predicted < pairs.size(); ) {
            double score = pairs.get(predicted).score();
            while (predicted < pairs.size() && pairs.get(predicted).score() == score) {
                figure.add(pairs.get(predicted).image(), pairs.get(predicted).label());
                predicted++;
            }
            if (figure.value() > value + ROUNDING) {
                best = predicted;
                value = figure.value();
            }
        }
        return new Best(between(pairs, best), value);
    }

    /** Returns a threshold that exactly the first {@code count} of the decreasing scores reach, if scores differ. */
    private static double between(List<Pair> pairs, int count) {
        if (count == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double last = pairs.get(count - 1).score();
        if (count == pairs.size()) {
            return last;
        }
        double middle = last + (pairs.get(count).score() - last) / 2;
        return middle > pairs.get(count).score() ? middle : last;
    }
}
