package podium.player.prediction;

import java.util.Arrays;

/** The two views of flip averaging, an image and its mirror image, in a network's input and output. */
final class BothViews {
    private BothViews() {}

    /** Returns a batch of planes with left and right exchanged. */
    static float[] mirrored(float[] planes, int side) {
        float[] mirrored = new float[planes.length];
        for (int line = 0; line < mirrored.length; line += side) {
            for (int x = 0; x < side; x++) {
                mirrored[line + x] = planes[line + side - 1 - x];
            }
        }
        return mirrored;
    }

    /** Returns the means of the outputs for both views. */
    static float[] means(float[] first, float[] second) {
        float[] means = new float[first.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = (first[i] + second[i]) / 2;
        }
        return means;
    }

    /** Divides a batch's outputs into rows of equal length, one per image. */
    static float[][] rows(float[] values, int rows) {
        int length = values.length / rows;
        float[][] parted = new float[rows][];
        for (int row = 0; row < rows; row++) {
            parted[row] = Arrays.copyOfRange(values, row * length, (row + 1) * length);
        }
        return parted;
    }
}
