package podium.scoring;

import java.util.function.ToDoubleFunction;
import podium.competition.Metric;
import podium.metric.Bootstrap;
import podium.metric.ConfusionMatrix;

/**
 * One row of numbers an image, such that the ranking score is a function of the rows' sum: what a bootstrap over images
 * resamples, and all that a ledger has to keep of a submission to compare it with others later.
 *
 * <p>For a mean of Dice a row is {sum of Dice, number of rows}; for the mean IoU it is three pixel counts a label: true
 * positives, actual, predicted.
 */
public final class Statistics {
    /** How every interval is drawn: 95%, over images, as often as steadies its second digit; repeatable. */
    public static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 0.95, 2009);

    /** Sum over number: the mean Dice of summed rows. */
    public static final ToDoubleFunction<double[]> MEAN = sum -> sum[0] / sum[1];

    private Statistics() {}

    /** The score as a function of summed rows. */
    public static ToDoubleFunction<double[]> figure(Metric metric) {
        return metric == Metric.VOC_MIOU ? Statistics::meanIou : MEAN;
    }

    private static double meanIou(double[] sum) {
        double total = 0;
        int existing = 0;
        for (int i = 0; i < sum.length; i += 3) {
            double union = sum[i + 1] + sum[i + 2] - sum[i];
            if (union > 0) {
                total += sum[i] / union;
                existing++;
            }
        }
        return total / existing;
    }

    /** A row for the mean IoU. */
    static double[] ofConfusion(ConfusionMatrix matrix) {
        double[] row = new double[3 * matrix.labels()];
        for (int label = 0; label < matrix.labels(); label++) {
            row[3 * label] = matrix.count(label, label);
            row[3 * label + 1] = matrix.actual(label);
            row[3 * label + 2] = matrix.predicted(label);
        }
        return row;
    }
}
