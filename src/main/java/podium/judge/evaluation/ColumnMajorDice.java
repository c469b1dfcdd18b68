package podium.judge.evaluation;

import java.util.List;
import java.util.function.Supplier;
import podium.core.metric.ConfusionMatrix;

/**
 * The mean over images of the Dice of one column-major mask, as in Kaggle's mask competitions. Row Ids are
 * image Ids.
 */
public record ColumnMajorDice() implements Evaluation {
    @Override
    public String spelling() {
        return "column-major-dice";
    }

    @Override
    public String title() {
        return "mean Dice";
    }

    @Override
    public String headingOfHalf(String half) {
        return half;
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
        return List.of(RowKind.MASK);
    }

    @Override
    public List<RowKind> rows(List<RowKind> asked) {
        return kinds();
    }

    @Override
    public double score(DiceSum labels, DiceSum pixels, Supplier<ConfusionMatrix> confusion) {
        return pixels.mean();
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
