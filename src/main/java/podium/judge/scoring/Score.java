package podium.judge.scoring;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import podium.core.metric.ConfusionMatrix;
import podium.core.metric.MultilabelCounts;
import podium.judge.competition.ScoreRule;
import podium.judge.competition.Solution;
import podium.judge.competition.Usage;
import podium.judge.competition.VoidRule;
import podium.judge.evaluation.DiceSum;
import podium.judge.evaluation.Evaluation;
import podium.judge.evaluation.RowKind;

/**
 * The score of a valid submission, from the total down to each row. Nothing is rounded.
 *
 * <p>All sums follow the solution's order, so the order of the submission's rows does not change a bit of the
 * result.
 */
public final class Score {
    /** The version of the metrics. It increases when the same files would get a different score. */
    public static final int METRIC_VERSION = 1;

    private final Evaluation evaluation;
    private final VoidRule voidRule;
    private final Solution solution;
    private final RowCounts rows;
    private final MultilabelCounts labels;
    private final ClassPairs pairs;
    private final ClassPixels pixels;
    private final Map<Usage, ConfusionMatrix> confusions;
    /** The {@link Evaluation#ofPixels} of each image. */
    private final double[][] ofPixels;

    Score(
            ScoreRule rule,
            Solution solution,
            RowCounts rows,
            MultilabelCounts labels,
            ClassPairs pairs,
            ClassPixels pixels,
            Map<Usage, ConfusionMatrix> confusions,
            double[][] ofPixels) {
        this.evaluation = rule.metric();
        this.voidRule = rule.voidRule();
        this.solution = solution;
        this.rows = rows;
        this.labels = labels;
        this.pairs = pairs;
        this.pixels = pixels;
        this.confusions = confusions;
        this.ofPixels = ofPixels;
    }

    /** The metric that ranks. */
    public Evaluation evaluation() {
        return evaluation;
    }

    /** The void rule of all figures except {@link #confusion}. */
    public VoidRule voidRule() {
        return voidRule;
    }

    /** The solution, which knows the names and sizes of the rows; its file may be closed. */
    public Solution solution() {
        return solution;
    }

    /** The scores over one part of the rows. */
    public ScoreFigures figures(Part part) {
        DiceSum vectors = DiceSum.NONE;
        DiceSum masks = DiceSum.NONE;
        for (int row = 0; row < solution.rows(); row++) {
            if (!part.holds(solution.usage(row))) {
                continue;
            }
            if (solution.kind(row) == RowKind.CLASSIFICATION) {
                vectors = vectors.plus(rows.dice(row));
            } else {
                masks = masks.plus(rows.dice(row));
            }
        }
        double score = evaluation.score(vectors, masks, () -> confusion(part));
        return new ScoreFigures(score, vectors.mean(), masks.mean(), vectors.rows() + masks.rows());
    }

    /** The Dice of one row of the solution. */
    public double dice(int row) {
        return rows.dice(row);
    }

    /** The number of positions that are set in both the submission and the truth. */
    public long both(int row) {
        return rows.both(row);
    }

    public long predicted(int row) {
        return rows.predicted(row);
    }

    public long actual(int row) {
        return rows.actual(row);
    }

    /** The counts of the classification rows over all images. */
    public MultilabelCounts labels() {
        return labels;
    }

    /** The true and predicted classes; meaningful only for an evaluation with {@link Evaluation#oneClass}. */
    public ClassPairs pairs() {
        return pairs;
    }

    /** The counts of the segmentation rows by class over all images, under the void rule. */
    public ClassPixels pixels() {
        return pixels;
    }

    /** The pixels by actual and predicted class, always without void pixels, as the VOC devkit counts them. */
    public ConfusionMatrix confusion(Part part) {
        ConfusionMatrix sum = new ConfusionMatrix(solution.classes() + 1);
        confusions.forEach((usage, matrix) -> {
            if (part.holds(usage)) {
                sum.add(matrix);
            }
        });
        return sum;
    }

    /** The mean Dice of each image's rows, by image. */
    public double[] imageDice() {
        double[] means = new double[solution.images()];
        int[] counts = new int[solution.images()];
        for (int row = 0; row < solution.rows(); row++) {
            means[solution.image(row)] += rows.dice(row);
            counts[solution.image(row)]++;
        }
        for (int image = 0; image < means.length; image++) {
            means[image] /= counts[image];
        }
        return means;
    }

    /** The images with the lowest mean Dice, lowest first; ties keep the solution's order. */
    public List<Integer> worstImages(int count) {
        double[] means = imageDice();
        return IntStream.range(0, means.length)
                .boxed()
                .sorted(Comparator.comparingDouble(image -> means[image]))
                .limit(count)
                .toList();
    }

    /** The {@link Evaluation#statistics} of each image of the part, in the solution's order. */
    public double[][] statistics(Part part) {
        DiceSum[] dice = diceByImage(row -> part.holds(solution.usage(row)));
        return IntStream.range(0, dice.length)
                .filter(image -> dice[image].rows() > 0)
                .mapToObj(image -> evaluation.statistics(dice[image], ofPixels[image]))
                .filter(numbers -> numbers.length > 0)
                .toArray(double[][]::new);
    }

    private DiceSum[] diceByImage(IntPredicate wanted) {
        DiceSum[] byImage = new DiceSum[solution.images()];
        Arrays.fill(byImage, DiceSum.NONE);
        for (int row = 0; row < solution.rows(); row++) {
            if (wanted.test(row)) {
                int image = solution.image(row);
                byImage[image] = byImage[image].plus(rows.dice(row));
            }
        }
        return byImage;
    }
}
