package podium.player.figures;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import podium.core.metric.CategoricalAccuracy;
import podium.core.metric.Dice;
import podium.core.metric.MultilabelCounts;
import podium.core.metric.RankingFigures;
import podium.core.metric.TopClassAccuracy;
import podium.judge.competition.Task;

/**
 * How good class scores are on some images: how they rank the images, and how good the label sets are that a threshold
 * makes of them.
 *
 * <p>What is 'difficult only' (target -1) counts neither way, but for {@code dice}, the competition's score of the
 * classification half, and {@link CategoricalAccuracy}, Keras' figure: both take it for absent.
 *
 * @param ranking means over the classes that have a positive
 * @param dice mean over images, 1 where both sets are empty
 * @param classes each class' ranking; NaN without a positive
 */
public record ClassificationFigures(
        RankingFigures ranking,
        @JsonUnwrapped Accuracies accuracies,
        @JsonUnwrapped F1Scores f1,
        double dice,
        List<RankingFigures> classes)
        implements Figures {
    public ClassificationFigures {
        classes = List.copyOf(classes);
    }

    /**
     * Figures of one part of the images.
     *
     * @param scores images x classes, after the activation
     * @param targets images x classes: 1 present, 0 absent, -1 difficult only
     * @param rule what is made of an image's scores
     */
    public static ClassificationFigures of(float[][] scores, byte[][] targets, DecisionRule rule) {
        if (scores.length == 0 || scores.length != targets.length) {
            throw new IllegalArgumentException("scores of " + scores.length + " images, targets of " + targets.length);
        }
        int classes = targets[0].length;
        MultilabelCounts counts = new MultilabelCounts(classes);
        CategoricalAccuracy categorical = new CategoricalAccuracy();
        TopClassAccuracy topClass = new TopClassAccuracy();
        double dice = 0;
        for (int image = 0; image < scores.length; image++) {
            boolean[] decision = rule.decide(scores[image]);
            counts.add(decision, targets[image]);
            categorical.add(scores[image], targets[image]);
            topClass.add(scores[image], targets[image]);
            dice += dice(decision, targets[image]);
        }
        List<RankingFigures> rankings = rankings(scores, targets);
        return new ClassificationFigures(
                RankingFigures.mean(rankings),
                Accuracies.of(counts, categorical, topClass),
                F1Scores.of(counts),
                dice / scores.length,
                rankings);
    }

    @Override
    public int outputs() {
        return classes.size();
    }

    @Override
    public Task task() {
        return Task.CLASSIFICATION;
    }

    @Override
    public double figure(Metric metric) {
        return switch (metric) {
            case AP11 -> ranking.ap11();
            case AP_AUC -> ranking.apAuc();
            case AVERAGE_PRECISION -> ranking.averagePrecision();
            case F1_MICRO -> f1.micro();
            case F1_MACRO -> f1.macro();
            case F1_SAMPLES -> f1.samples();
            case DICE -> dice;
            case LOSS, MEAN_IOU, PIXEL_ACCURACY -> throw metric.noFigureOf(task());
        };
    }

    private static double dice(boolean[] decision, byte[] targets) {
        int both = 0;
        int said = 0;
        int there = 0;
        for (int label = 0; label < targets.length; label++) {
            both += decision[label] && targets[label] == 1 ? 1 : 0;
            said += decision[label] ? 1 : 0;
            there += targets[label] == 1 ? 1 : 0;
        }
        return Dice.of(both, said, there);
    }

    static List<RankingFigures> rankings(float[][] scores, byte[][] targets) {
        List<RankingFigures> rankings = new ArrayList<>();
        double[] scoresOfClass = new double[scores.length];
        byte[] targetsOfClass = new byte[scores.length];
        for (int label = 0; label < targets[0].length; label++) {
            for (int image = 0; image < scores.length; image++) {
                scoresOfClass[image] = scores[image][label];
                targetsOfClass[image] = targets[image][label];
            }
            rankings.add(RankingFigures.of(scoresOfClass, targetsOfClass));
        }
        return rankings;
    }
}
