package podium.judge.scoring;

import podium.core.metric.Dice;

/** The three counts of each row of the solution that its Dice is computed from. */
final class RowCounts {
    private final long[] both;
    private final long[] predicted;
    private final long[] actual;

    RowCounts(int rows) {
        both = new long[rows];
        predicted = new long[rows];
        actual = new long[rows];
    }

    void set(int row, long both, long predicted, long actual) {
        this.both[row] = both;
        this.predicted[row] = predicted;
        this.actual[row] = actual;
    }

    long both(int row) {
        return both[row];
    }

    long predicted(int row) {
        return predicted[row];
    }

    long actual(int row) {
        return actual[row];
    }

    double dice(int row) {
        return Dice.of(both[row], predicted[row], actual[row]);
    }
}
