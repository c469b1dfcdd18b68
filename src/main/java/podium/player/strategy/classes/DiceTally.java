package podium.player.strategy.classes;

import podium.core.metric.Dice;

/** A tally of mean Dice over images while single predictions are added and removed. */
final class DiceTally {
    private final LabelledScores scores;
    private final int[] there;
    private final int[] predicted;
    private final int[] both;
    private double sum;

    /** Creates a tally without predictions. */
    DiceTally(LabelledScores scores) {
        this.scores = scores;
        int images = scores.images();
        there = new int[images];
        predicted = new int[images];
        both = new int[images];
        for (int image = 0; image < images; image++) {
            for (int label = 0; label < scores.classes(); label++) {
                there[image] += scores.there(image, label) ? 1 : 0;
            }
            sum += dice(image);
        }
    }

    void add(int image, int label) {
        change(image, label, 1);
    }

    void remove(int image, int label) {
        change(image, label, -1);
    }

    private void change(int image, int label, int by) {
        sum -= dice(image);
        predicted[image] += by;
        both[image] += scores.there(image, label) ? by : 0;
        sum += dice(image);
    }

    private double dice(int image) {
        return Dice.of(both[image], predicted[image], there[image]);
    }

    double mean() {
        return sum / there.length;
    }

    /** Returns the mean Dice of a rule's decisions. */
    static double of(ClassRule rule, LabelledScores scores) {
        DiceTally tally = new DiceTally(scores);
        for (int image = 0; image < scores.images(); image++) {
            boolean[] decided = rule.decide(scores.scores(image));
            for (int label = 0; label < decided.length; label++) {
                if (decided[label]) {
                    tally.add(image, label);
                }
            }
        }
        return tally.mean();
    }
}
