package podium.player.strategy.classes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Thresholds that are the best on labelled images. Every threshold that decides differently is tried, in one pass over the
 * sorted scores; one that is found lies in the middle between two scores, and of equally good ones it is the highest.
 */
public final class ThresholdSearch {
    /** Gains below this are rounding. */
    private static final double ROUNDING = 1e-12;

    private static final int MOST_ROUNDS = 100;

    private final LabelledScores scores;

    public ThresholdSearch(LabelledScores scores) {
        this.scores = scores;
    }

    private record Pair(int image, int label, double score) {}

    /** A threshold and what it reaches. */
    public record Best(double threshold, double value) {}

    /** A figure that changes while pairs of image and class are said one after the other. */
    private interface Figure {
        void say(int image, int label);

        double value();
    }

    /** One threshold for all classes, by mean Dice over images. */
    Best global() {
        DiceTally tally = new DiceTally(scores);
        return best(allPairs(), figure(tally::say, tally));
    }

    /** One threshold for all classes with the highest where none reaches it, by mean Dice over images. */
    Best globalOrHighest() {
        DiceTally tally = new DiceTally(scores);
        boolean[] fallback = new boolean[scores.images()];
        int[] highest = new int[scores.images()];
        for (int image = 0; image < scores.images(); image++) {
            highest[image] = ScoreOrder.falling(scores.scores(image))[0];
            fallback[image] = true;
            tally.say(image, highest[image]);
        }
        return best(
                allPairs(),
                figure(
                        (image, label) -> {
                            if (fallback[image]) {
                                fallback[image] = false;
                                tally.takeBack(image, highest[image]);
                            }
                            tally.say(image, label);
                        },
                        tally));
    }

    private static Figure figure(BiConsumer<Integer, Integer> say, DiceTally tally) {
        return new Figure() {
            @Override
            public void say(int image, int label) {
                say.accept(image, label);
            }

            @Override
            public double value() {
                return tally.mean();
            }
        };
    }

    /** A class' threshold by its F1 over images. */
    Best byF1(int label) {
        int positives = scores.positives(label);
        int[] counts = new int[2];
        return best(pairs(label), new Figure() {
            @Override
            public void say(int image, int said) {
                counts[0]++;
                counts[1] += scores.there(image, said) ? 1 : 0;
            }

            @Override
            public double value() {
                int all = counts[0] + positives;
                return all == 0 ? 0 : 2.0 * counts[1] / all;
            }
        });
    }

    /** A class' threshold from which on so many images have it said, as far as equal scores allow. */
    double saying(int label, long images) {
        List<Pair> pairs = falling(pairs(label));
        int count = (int) Math.max(0, Math.min(pairs.size(), images));
        return between(pairs, count);
    }

    /**
     * A threshold for each class by mean Dice over images: coordinate ascent, one class after the other, each time to the best
     * for what the others say, until no class gains any more.
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
                    .forEach(pair -> tally.say(pair.image(), pair.label()));
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
                        .forEach(pair -> tally.takeBack(pair.image(), pair.label()));
                Best found = best(pairs, figure(tally::say, tally));
                boolean better = found.value() > before + ROUNDING;
                thresholds[label] = better ? found.threshold() : threshold;
                gained |= better;
                double kept = thresholds[label];
                pairs.stream()
                        .filter(pair -> pair.score() < kept)
                        .forEach(pair -> tally.takeBack(pair.image(), pair.label()));
            }
        }
        return thresholds;
    }

    /**
     * The share of an image's pixels from which on a class is said because of its pixels, beside those that are said already:
     * the best by mean Dice.
     *
     * @param said images x classes
     * @param shares images x classes
     */
    public Best completing(boolean[][] said, double[][] shares) {
        DiceTally tally = new DiceTally(scores);
        List<Pair> pairs = new ArrayList<>();
        for (int image = 0; image < said.length; image++) {
            for (int label = 0; label < scores.classes(); label++) {
                if (said[image][label]) {
                    tally.say(image, label);
                } else if (shares[image][label] > 0) {
                    pairs.add(new Pair(image, label, shares[image][label]));
                }
            }
        }
        return best(pairs, figure(tally::say, tally));
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

    /** Says all pairs, the highest first, and returns where the figure was the largest. */
    private static Best best(List<Pair> unsorted, Figure figure) {
        List<Pair> pairs = falling(unsorted);
        int best = 0;
        double value = figure.value();
        for (int said = 0; said < pairs.size(); ) {
            double score = pairs.get(said).score();
            while (said < pairs.size() && pairs.get(said).score() == score) {
                figure.say(pairs.get(said).image(), pairs.get(said).label());
                said++;
            }
            if (figure.value() > value + ROUNDING) {
                best = said;
                value = figure.value();
            }
        }
        return new Best(between(pairs, best), value);
    }

    /** A threshold that the first {@code count} of falling scores reach and the others do not, where scores differ. */
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
