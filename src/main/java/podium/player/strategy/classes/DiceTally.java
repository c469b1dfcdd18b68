package podium.player.strategy.classes;

import podium.core.metric.Dice;

/** Mean Dice over images while classes are said and taken back, one at a time. */
final class DiceTally {
    private final LabelledScores scores;
    private final int[] there;
    private final int[] said;
    private final int[] both;
    private double sum;

    /** Nothing is said yet. */
    DiceTally(LabelledScores scores) {
        this.scores = scores;
        int images = scores.images();
        there = new int[images];
        said = new int[images];
        both = new int[images];
        for (int image = 0; image < images; image++) {
            for (int label = 0; label < scores.classes(); label++) {
                there[image] += scores.there(image, label) ? 1 : 0;
            }
            sum += dice(image);
        }
    }

    void say(int image, int label) {
        change(image, label, 1);
    }

    void takeBack(int image, int label) {
        change(image, label, -1);
    }

    private void change(int image, int label, int by) {
        sum -= dice(image);
        said[image] += by;
        both[image] += scores.there(image, label) ? by : 0;
        sum += dice(image);
    }

    private double dice(int image) {
        return Dice.of(both[image], said[image], there[image]);
    }

    double mean() {
        return sum / there.length;
    }

    /** Mean Dice of a rule's decisions. */
    static double of(ClassRule rule, LabelledScores scores) {
        DiceTally tally = new DiceTally(scores);
        for (int image = 0; image < scores.images(); image++) {
            boolean[] decided = rule.decide(scores.scores(image));
            for (int label = 0; label < decided.length; label++) {
                if (decided[label]) {
                    tally.say(image, label);
                }
            }
        }
        return tally.mean();
    }
}
