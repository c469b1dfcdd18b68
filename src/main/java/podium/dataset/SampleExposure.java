package podium.dataset;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** What a camera adds: a tint, contrast, darker corners and grain. */
final class SampleExposure {
    private SampleExposure() {}

    static BufferedImage expose(BufferedImage image, RandomGenerator random) {
        int width = image.getWidth();
        int height = image.getHeight();
        double gain = random.nextDouble(0.92, 1.16);
        double[] tint = {random.nextDouble(0.93, 1.07), 1, random.nextDouble(0.93, 1.07)};
        double grain = random.nextDouble(1.5, 6);
        double vignette = random.nextDouble(0, 0.22);
        BufferedImage exposed = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double fromCentre = Math.hypot(2.0 * x / width - 1, 2.0 * y / height - 1);
                double light = gain * (1 - vignette * fromCentre * fromCentre / 2);
                double noise = grain * random.nextGaussian();
                int pixel = image.getRGB(x, y);
                int red = level((pixel >> 16 & 255) * light * tint[0] + noise);
                int green = level((pixel >> 8 & 255) * light * tint[1] + noise);
                int blue = level((pixel & 255) * light * tint[2] + noise);
                exposed.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return exposed;
    }

    private static int level(double value) {
        return (int) Math.round(Math.max(0, Math.min(255, value)));
    }
}
