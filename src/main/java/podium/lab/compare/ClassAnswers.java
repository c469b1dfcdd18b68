package podium.lab.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import podium.core.metric.ConfusionMatrix;
import podium.core.metric.DrawnRanking;
import podium.judge.competition.Labelling;
import podium.judge.competition.Task;
import podium.player.figures.Confusions;
import podium.player.figures.DecisionRule;
import podium.player.figures.FigureKind;
import podium.player.figures.Metric;
import podium.player.prediction.ClassScores;

/** The scores of a classifier for its valid images, with the true classes. */
public final class ClassAnswers implements Answers {
    private final ClassScores scores;
    private final Labelling labelling;
    private final DecisionRule rule;
    private final byte[][] targets;
    private final boolean[][] decisions;
    /** The metrics that are means over images, with their value of each image. */
    private final Map<Metric, double[]> means = new EnumMap<>(Metric.class);

    private final List<DrawnRanking> rankings = new ArrayList<>();

    /**
     * Joins scores and targets.
     *
     * @param scores the scores, with the images sorted by Id
     * @param labelling how many classes an image has
     * @param rule the rule that turns the scores of an image into classes
     * @param targets the targets, images x classes: 1 present, 0 absent, -1 difficult only
     */
    public ClassAnswers(ClassScores scores, Labelling labelling, DecisionRule rule, byte[][] targets) {
        if (targets.length != scores.ids().size()) {
            throw new IllegalArgumentException(
                    targets.length + " targets for " + scores.ids().size() + " images");
        }
        this.scores = scores;
        this.labelling = labelling;
        this.rule = rule;
        this.targets = targets.clone();
        this.decisions = IntStream.range(0, targets.length)
                .mapToObj(image -> rule.decide(scores.row(image)))
                .toArray(boolean[][]::new);
        switch (labelling) {
            case MULTIPLE -> {
                means.put(Metric.DICE, ofEach(Metric.DICE));
                rank();
            }
            case SINGLE -> {
                means.put(Metric.ACCURACY, ofEach(Metric.ACCURACY));
                means.put(Metric.LOG_LOSS, ofEach(Metric.LOG_LOSS));
            }
        }
    }

    /** A metric of each image alone, as the metrics of a run compute it. */
    private double[] ofEach(Metric metric) {
        return IntStream.range(0, targets.length)
                .mapToDouble(image -> rule.figures(new float[][] {scores.row(image)}, new byte[][] {targets[image]})
                        .figure(metric))
                .toArray();
    }

    private void rank() {
        for (int label = 0; label < scores.classes().size(); label++) {
            double[] own = new double[targets.length];
            byte[] there = new byte[targets.length];
            for (int image = 0; image < own.length; image++) {
                own[image] = scores.score(image, label);
                there[image] = targets[image][label];
            }
            rankings.add(DrawnRanking.of(own, there));
        }
    }

    @Override
    public FigureKind kind() {
        return FigureKind.of(Task.CLASSIFICATION, labelling);
    }

    @Override
    public List<String> labels() {
        return scores.classes();
    }

    @Override
    public List<String> ids() {
        return scores.ids();
    }

    @Override
    public double figure(Metric metric, int[] times) {
        double[] each = means.get(metric);
        if (each != null) {
            return Drawn.mean(each, times);
        }
        return metric == Metric.F1_MACRO ? macroF1(times) : meanAveragePrecision(times);
    }

    /** The mean over the classes that have a positive image in the sample. */
    private double meanAveragePrecision(int[] times) {
        return rankings.stream()
                .mapToDouble(ranking -> ranking.averagePrecision(times))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    /** The mean over classes of 2 * true positives / (predicted + present); 0 for a class with neither. */
    private double macroF1(int[] times) {
        int classes = scores.classes().size();
        long[] both = new long[classes];
        long[] either = new long[classes];
        for (int image = 0; image < times.length; image++) {
            for (int label = 0; label < classes; label++) {
                int target = targets[image][label];
                if (target >= 0) {
                    boolean decided = decisions[image][label];
                    both[label] += decided && target == 1 ? times[image] : 0;
                    either[label] += (long) times[image] * ((decided ? 1 : 0) + target);
                }
            }
        }
        double sum = 0;
        for (int label = 0; label < classes; label++) {
            sum += either[label] == 0 ? 0 : 2.0 * both[label] / either[label];
        }
        return sum / classes;
    }

    @Override
    public ConfusionMatrix confusion() {
        return confusions().matrix();
    }

    /** Returns which classes are confused. */
    public Confusions confusions() {
        return Confusions.of(scores.scores(), targets, rule);
    }

    /** Returns how many classes an image has. */
    public Labelling labelling() {
        return labelling;
    }
}
