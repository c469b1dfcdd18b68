package podium.judge.evaluation;

/**
 * The sum of the Dice scores of some rows, added in the solution's order.
 *
 * @param sum the sum of the Dice scores
 * @param rows the number of rows
 */
public record DiceSum(double sum, long rows) {
    /** The sum over no rows. */
    public static final DiceSum NONE = new DiceSum(0, 0);

    /** This sum with one more row. */
    public DiceSum plus(double dice) {
        return new DiceSum(sum + dice, rows + 1);
    }

    DiceSum plus(DiceSum other) {
        return new DiceSum(sum + other.sum, rows + other.rows);
    }

    /** The mean Dice; NaN without rows. */
    public double mean() {
        return sum / rows;
    }

    /** The numbers that a bootstrap resamples: the sum and the number of rows. */
    public double[] numbers() {
        return new double[] {sum, rows};
    }

    /** The {@link #mean} computed from a sum of {@link #numbers}. */
    static double mean(double[] numbers) {
        return numbers[0] / numbers[1];
    }
}
