package podium.lab.compare;

/** Means over images that count as often as they are drawn. */
final class Drawn {
    private Drawn() {}

    /** The mean of the values of the drawn images. */
    static double mean(double[] values, int[] times) {
        double sum = 0;
        long images = 0;
        for (int image = 0; image < values.length; image++) {
            sum += times[image] * values[image];
            images += times[image];
        }
        return sum / images;
    }
}
