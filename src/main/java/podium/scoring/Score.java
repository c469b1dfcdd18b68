package podium.scoring;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import podium.competition.Competition.Evaluation;
import podium.competition.Metric;
import podium.competition.RowKind;
import podium.competition.Solution;
import podium.competition.Usage;
import podium.competition.VoidRule;
import podium.metric.ConfusionMatrix;
import podium.metric.MultilabelCounts;

/**
 * What a valid submission is worth, from the total down to each row. Nothing is rounded.
 *
 * <p>All sums run in the solution's order: the order of the submission's rows does not change a bit of the result.
 */
public final class Score {
    /** Changes when the same files would get another score. */
    public static final int METRIC_VERSION = 1;

    private final Metric metric;
    private final VoidRule voidRule;
    private final Solution solution;
    private final RowCounts rows;
    private final MultilabelCounts labels;
    private final ClassPixels pixels;
    private final Map<Usage, ConfusionMatrix> confusions;
    /** By image, only where the mean IoU ranks. */
    private final double[][] confusionRows;

    Score(
            Evaluation evaluation,
            Solution solution,
            RowCounts rows,
            MultilabelCounts labels,
            ClassPixels pixels,
            Map<Usage, ConfusionMatrix> confusions,
            double[][] confusionRows) {
        this.metric = evaluation.metric();
        this.voidRule = evaluation.voidRule();
        this.solution = solution;
        this.rows = rows;
        this.labels = labels;
        this.pixels = pixels;
        this.confusions = confusions;
        this.confusionRows = confusionRows;
    }

    public Metric metric() {
        return metric;
    }

    /** What void pixels are in every figure but those of {@link #confusion}. */
    public VoidRule voidRule() {
        return voidRule;
    }

    /** Names and sizes of the rows; the file may be closed. */
    public Solution solution() {
        return solution;
    }

    /** The scores over one part. */
    public Figures figures(Part part) {
        double labelSum = 0;
        double pixelSum = 0;
        long labelRows = 0;
        long pixelRows = 0;
        for (int row = 0; row < solution.rows(); row++) {
            if (!part.holds(solution.usage(row))) {
                continue;
            }
            if (solution.kind(row) == RowKind.CLASSIFICATION) {
                labelSum += rows.dice(row);
                labelRows++;
            } else {
                pixelSum += rows.dice(row);
                pixelRows++;
            }
        }
        long all = labelRows + pixelRows;
        double score = metric == Metric.VOC_MIOU ? confusion(part).meanIou() : (labelSum + pixelSum) / all;
        return new Figures(score, labelSum / labelRows, pixelSum / pixelRows, all);
    }

    /** Dice of one row of the solution. */
    public double dice(int row) {
        return rows.dice(row);
    }

    /** Positions that are set in the submission and in the truth. */
    public long both(int row) {
        return rows.both(row);
    }

    public long predicted(int row) {
        return rows.predicted(row);
    }

    public long actual(int row) {
        return rows.actual(row);
    }

    /** The classification half, over all images. */
    public MultilabelCounts labels() {
        return labels;
    }

    /** The segmentation half by class, over all images, under the void rule. */
    public ClassPixels pixels() {
        return pixels;
    }

    /** Pixels by actual and predicted class, void left out whatever the void rule is: what VOC's figures are made from. */
    public ConfusionMatrix confusion(Part part) {
        ConfusionMatrix sum = new ConfusionMatrix(solution.classes() + 1);
        confusions.forEach((usage, matrix) -> {
            if (part.holds(usage)) {
                sum.add(matrix);
            }
        });
        return sum;
    }

    /** Mean Dice of an image's rows, by image. */
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

    /** The images with the lowest mean Dice, lowest first; ties by the solution's order. */
    public List<Integer> worstImages(int count) {
        double[] means = imageDice();
        return IntStream.range(0, means.length)
                .boxed()
                .sorted(Comparator.comparingDouble(image -> means[image]))
                .limit(count)
                .toList();
    }

    /** See {@link Statistics}: one row an image of the part, in the solution's order. */
    public double[][] statistics(Part part) {
        double[][] byImage = diceStatistics(row -> part.holds(solution.usage(row)));
        if (metric == Metric.VOC_MIOU) {
            for (int image = 0; image < byImage.length; image++) {
                byImage[image] = byImage[image] == null ? null : confusionRows[image];
            }
        }
        return present(byImage);
    }

    /** The same for the mean Dice of one kind of row, whatever ranks: {@link Statistics#MEAN} of their sum. */
    public double[][] statistics(Part part, RowKind kind) {
        return present(diceStatistics(row -> solution.kind(row) == kind && part.holds(solution.usage(row))));
    }

    /** By image: sum of Dice and number of the rows wanted; null where there are none. */
    private double[] @Nullable [] diceStatistics(IntPredicate wanted) {
        double[] @Nullable [] byImage = new double[solution.images()][];
        for (int row = 0; row < solution.rows(); row++) {
            if (wanted.test(row)) {
                int image = solution.image(row);
                if (byImage[image] == null) {
                    byImage[image] = new double[2];
                }
                byImage[image][0] += rows.dice(row);
                byImage[image][1]++;
            }
        }
        return byImage;
    }

    private static double[][] present(double[] @Nullable [] rows) {
        return Arrays.stream(rows).filter(Objects::nonNull).toArray(double[][]::new);
    }
}
