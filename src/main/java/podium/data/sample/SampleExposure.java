package podium.data.sample;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** The effects of a camera: a tint, contrast, darker corners and grain. */
final class SampleExposure {
    private SampleExposure() {}

    /** Changes the picture, which has one int per pixel and 8 bits per channel. */
    static void expose(BufferedImage image, RandomGenerator random) {
        int width = image.getWidth();
        int height = image.getHeight();
        double gain = random.nextDouble(0.92, 1.16);
        double redness = random.nextDouble(0.93, 1.07);
        double blueness = random.nextDouble(0.93, 1.07);
        double grain = random.nextDouble(1.5, 6);
        double vignette = random.nextDouble(0, 0.22);
        int[] pixels = new int[width * height];
        image.getRaster().getDataElements(0, 0, width, height, pixels);
        for (int i = 0; i < pixels.length; i++) {
            int column = i % width;
            int row = i / width;
            double x = 2.0 * column / width - 1;
            double y = 2.0 * row / height - 1;
            double light = gain * (1 - vignette * (x * x + y * y) / 2);
            double noise = grain * random.nextGaussian();
            int red = level((pixels[i] >> 16 & 255) * light * redness + noise);
            int green = level((pixels[i] >> 8 & 255) * light + noise);
            int blue = level((pixels[i] & 255) * light * blueness + noise);
            pixels[i] = red << 16 | green << 8 | blue;
        }
        image.getRaster().setDataElements(0, 0, width, height, pixels);
    }

    private static int level(double value) {
        return (int) Math.round(Math.max(0, Math.min(255, value)));
    }
}
