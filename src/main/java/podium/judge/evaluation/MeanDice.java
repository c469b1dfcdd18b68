package podium.judge.evaluation;

import java.util.List;
import java.util.function.Supplier;
import podium.core.metric.ConfusionMatrix;

/** The mean Dice over rows. */
public record MeanDice() implements Evaluation {
    @Override
    public String spelling() {
        return "mean-dice";
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
        return true;
    }

    @Override
    public boolean oneClass() {
        return false;
    }

    @Override
    public List<RowKind> needs() {
        return List.of();
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
        return labels.plus(pixels).mean();
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
