package podium.judge.evaluation;

/**
 * The Dice of some rows, added up in the solution's order.
 *
 * @param sum of their Dice
 * @param rows how many
 */
public record DiceSum(double sum, long rows) {
    /** Of no rows. */
    public static final DiceSum NONE = new DiceSum(0, 0);

    /** With one row more. */
    public DiceSum plus(double dice) {
        return new DiceSum(sum + dice, rows + 1);
    }

    DiceSum plus(DiceSum other) {
        return new DiceSum(sum + other.sum, rows + other.rows);
    }

    /** NaN without rows. */
    public double mean() {
        return sum / rows;
    }

    /** What a bootstrap resamples: the sum, and the number of rows. */
    public double[] numbers() {
        return new double[] {sum, rows};
    }

    /** {@link #mean} of {@link #numbers} that were added up. */
    static double mean(double[] numbers) {
        return numbers[0] / numbers[1];
    }
}
