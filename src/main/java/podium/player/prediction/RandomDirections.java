package podium.player.prediction;

import java.util.SplittableRandom;

/**
 * A projection of long vectors on {@value #DIRECTIONS} random directions, which keeps distances nearly as they are. The
 * directions have entries of 1 and -1 (Achlioptas, Journal of Computer and System Sciences 66, 2003), and are always the
 * same ones.
 */
final class RandomDirections {
    /** The number of directions, and the longest vector that is kept as it is. */
    static final int DIRECTIONS = 2048;

    private static final long SEED = 2003;

    private RandomDirections() {}

    /** Returns the projections of some vectors of equal length, or the vectors themselves if they are short. */
    static float[][] projected(float[][] rows) {
        if (rows.length == 0 || rows[0].length <= DIRECTIONS) {
            return rows;
        }
        double[][] sums = new double[rows.length][DIRECTIONS];
        boolean[] positive = new boolean[DIRECTIONS];
        for (int place = 0; place < rows[0].length; place++) {
            SplittableRandom random = new SplittableRandom(SEED + place);
            for (int direction = 0; direction < DIRECTIONS; direction++) {
                positive[direction] = random.nextBoolean();
            }
            for (int row = 0; row < rows.length; row++) {
                add(rows[row][place], positive, sums[row]);
            }
        }
        float[][] projected = new float[rows.length][DIRECTIONS];
        double scale = 1 / Math.sqrt(DIRECTIONS);
        for (int row = 0; row < rows.length; row++) {
            for (int direction = 0; direction < DIRECTIONS; direction++) {
                projected[row][direction] = (float) (scale * sums[row][direction]);
            }
        }
        return projected;
    }

    private static void add(double value, boolean[] positive, double[] sums) {
        if (value != 0) {
            for (int direction = 0; direction < sums.length; direction++) {
                sums[direction] += positive[direction] ? value : -value;
            }
        }
    }
}
