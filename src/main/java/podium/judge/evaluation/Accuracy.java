package podium.judge.evaluation;

import java.util.List;
import java.util.function.Supplier;
import podium.core.metric.ConfusionMatrix;

/**
 * The share of images whose one class is right. The Dice of a row with one class on both sides is 1 if they are
 * equal, else 0.
 */
public record Accuracy() implements Evaluation {
    @Override
    public String spelling() {
        return "accuracy";
    }

    @Override
    public String title() {
        return "accuracy";
    }

    @Override
    public String headingOfHalf(String half) {
        return half;
    }

    @Override
    public boolean isWhatStrategiesAreTunedBy() {
        return true;
    }

    @Override
    public boolean oneClass() {
        return true;
    }

    @Override
    public List<RowKind> needs() {
        return kinds();
    }

    @Override
    public List<RowKind> kinds() {
        return List.of(RowKind.CLASSIFICATION);
    }

    @Override
    public List<RowKind> rows(List<RowKind> asked) {
        return kinds();
    }

    @Override
    public double score(DiceSum labels, DiceSum pixels, Supplier<ConfusionMatrix> confusion) {
        return labels.mean();
    }

    @Override
    public double[] ofPixels(ConfusionMatrix image) {
        return new double[0];
    }

    @Override
    public double[] statistics(DiceSum rows, double[] ofPixels) {
        return rows.numbers();
    }

    @Override
    public double figure(double[] sum) {
        return DiceSum.mean(sum);
    }
}
