package podium.data.sample;

import java.util.random.RandomGenerator;

/**
 * Clouds: smooth noise of several scales, each half as large and half as strong as the one before. The values
 * are in -1..1.
 */
final class SampleNoise {
    private static final int SIDE = 64;

    private final double[] lattice = new double[SIDE * SIDE];
    private final double size;
    private final int octaves;

    /** Noise whose largest patches are about {@code size} pixels wide. */
    SampleNoise(double size, int octaves, RandomGenerator random) {
        this.size = size;
        this.octaves = octaves;
        for (int i = 0; i < lattice.length; i++) {
            lattice[i] = random.nextDouble(-1, 1);
        }
    }

    double at(double x, double y) {
        double sum = 0;
        double weights = 0;
        double weight = 1;
        double scale = 1 / size;
        for (int octave = 0; octave < octaves; octave++) {
            sum += weight * smooth(x * scale + 7 * octave, y * scale + 13 * octave);
            weights += weight;
            weight /= 2;
            scale *= 2;
        }
        return sum / weights;
    }

    private double smooth(double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double right = ease(x - column);
        double down = ease(y - row);
        double above = knot(column, row) * (1 - right) + knot(column + 1, row) * right;
        double below = knot(column, row + 1) * (1 - right) + knot(column + 1, row + 1) * right;
        return above * (1 - down) + below * down;
    }

    private double knot(int column, int row) {
        return lattice[Math.floorMod(row, SIDE) * SIDE + Math.floorMod(column, SIDE)];
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }
}
