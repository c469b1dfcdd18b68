package podium.player.figures;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import podium.core.metric.CategoricalAccuracy;
import podium.core.metric.Dice;
import podium.core.metric.MultilabelCounts;
import podium.core.metric.RankingFigures;
import podium.core.metric.TopClassAccuracy;

/**
 * The metrics of a classifier on images of any number of classes: of the ranking by score, and of the labels that a threshold
 * predicts.
 *
 * <p>A target of -1 ('difficult only') is not counted, except in {@code dice}, the competition's score of the
 * classification part, and in {@link CategoricalAccuracy}, Keras' metric. These two count it as absent.
 *
 * @param ranking the metrics of rankings, means over the classes that have positives
 * @param accuracies the accuracies of the predicted labels
 * @param f1 the F1 scores of the predicted labels
 * @param dice the mean Dice score over images; an image without true and predicted labels scores 1
 * @param classes the metrics of each class's ranking; NaN without positives
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
     * Computes the metrics of a set of images.
     *
     * @param scores the scores after the activation, images x classes
     * @param targets the targets, images x classes: 1 present, 0 absent, -1 difficult only
     * @param rule the rule that turns the scores of an image into labels
     * @throws IllegalArgumentException if there are no images, or the numbers of scores and targets differ
     */
    public static ClassificationFigures of(float[][] scores, byte[][] targets, DecisionRule rule) {
        if (scores.length == 0 || scores.length != targets.length) {
            throw new IllegalArgumentException("scores of " + scores.length + " images and targets of " + targets.length
                    + "; expected as many, at least 1");
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
    public FigureKind kind() {
        return FigureKind.MULTILABEL;
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
            case LOSS, MEAN_IOU, PIXEL_ACCURACY, ACCURACY, LOG_LOSS -> throw metric.noFigureOf(kind());
        };
    }

    private static double dice(boolean[] decision, byte[] targets) {
        int both = 0;
        int predicted = 0;
        int actual = 0;
        for (int label = 0; label < targets.length; label++) {
            both += decision[label] && targets[label] == 1 ? 1 : 0;
            predicted += decision[label] ? 1 : 0;
            actual += targets[label] == 1 ? 1 : 0;
        }
        return Dice.of(both, predicted, actual);
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
