package podium.judge.evaluation;

import java.util.List;
import java.util.function.Supplier;
import podium.core.metric.ConfusionMatrix;

/**
 * The mean IoU of the VOC devkit over classes and background, from one confusion matrix over the split.
 *
 * <p>The statistics of an image are three pixel counts per label: true positives, actual pixels, predicted
 * pixels.
 */
public record VocMeanIou() implements Evaluation {
    @Override
    public String spelling() {
        return "voc-miou";
    }

    @Override
    public String title() {
        return "VOC mean IoU";
    }

    @Override
    public String headingOfHalf(String half) {
        return half + " Dice";
    }

    @Override
    public boolean isWhatStrategiesAreTunedBy() {
        return false;
    }

    @Override
    public boolean oneClass() {
        return false;
    }

    @Override
    public List<RowKind> needs() {
        return List.of(RowKind.SEGMENTATION);
    }

    @Override
    public List<RowKind> kinds() {
        return RowKind.HALVES;
    }

    @Override
    public List<RowKind> rows(List<RowKind> asked) {
        return asked;
    }

    @Override
    public double score(DiceSum labels, DiceSum pixels, Supplier<ConfusionMatrix> confusion) {
        return confusion.get().meanIou();
    }

    @Override
    public double[] ofPixels(ConfusionMatrix image) {
        double[] counts = new double[3 * image.labels()];
        for (int label = 0; label < image.labels(); label++) {
            counts[3 * label] = image.count(label, label);
            counts[3 * label + 1] = image.actual(label);
            counts[3 * label + 2] = image.predicted(label);
        }
        return counts;
    }

    @Override
    public double[] statistics(DiceSum rows, double[] ofPixels) {
        return ofPixels;
    }

    @Override
    public double figure(double[] sum) {
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
}
