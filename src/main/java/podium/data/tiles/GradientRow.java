package podium.data.tiles;

/** The Sobel gradients of one row of a picture: their two parts, and their length. Beyond an edge, pixels repeat. */
final class GradientRow {
    private final double[] down;
    private final double[] across;
    private final double[] length;

    GradientRow(int width) {
        down = new double[width];
        across = new double[width];
        length = new double[width];
    }

    /** Computes the gradients of a row from the smoothed rows above, at and below it. */
    void compute(double[] above, double[] here, double[] below) {
        int last = length.length - 1;
        compute(0, 0, Math.min(1, last), above, here, below);
        for (int x = 1; x < last; x++) {
            compute(x, x - 1, x + 1, above, here, below);
        }
        compute(last, Math.max(0, last - 1), last, above, here, below);
    }

    private void compute(int x, int left, int right, double[] above, double[] here, double[] below) {
        double i = (below[x] - above[x]) * 2 + ((below[left] - above[left]) + (below[right] - above[right]));
        double j = (here[right] - here[left]) * 2 + ((above[right] - above[left]) + (below[right] - below[left]));
        down[x] = i;
        across[x] = j;
        length[x] = Math.sqrt(i * i + j * j);
    }

    double length(int x) {
        return length[x];
    }

    /**
     * True if no gradient on the line through pixel x in the gradient's direction is longer. The two points of that
     * line lie between two pixels each, and have the interpolated lengths of these.
     */
    boolean peaks(int x, GradientRow above, GradientRow below) {
        double steep = Math.abs(down[x]);
        double flat = Math.abs(across[x]);
        boolean falling = down[x] * across[x] >= 0; // towards lower right, in rows from top to bottom
        GradientRow ahead = falling ? below : above; // the row of the diagonal pixel at the right
        GradientRow behind = falling ? above : below;
        if (steep >= flat) {
            double share = flat / steep;
            return between(ahead.length[x], ahead.length[x + 1], share) <= length[x]
                    && between(behind.length[x], behind.length[x - 1], share) <= length[x];
        }
        double share = steep / flat;
        return between(length[x + 1], ahead.length[x + 1], share) <= length[x]
                && between(length[x - 1], behind.length[x - 1], share) <= length[x];
    }

    private static double between(double straight, double diagonal, double share) {
        return diagonal * share + straight * (1 - share);
    }
}
