package podium.player.export;

import java.util.List;
import podium.data.image.RgbImage;
import podium.player.network.architecture.InputScaling;

/**
 * How a file expects samples: each minus a mean and divided by a deviation, in three planes.
 *
 * @param means the means of red, green and blue, on the scale of 0 to 255
 * @param deviations the deviations of red, green and blue
 * @param blueFirst true if the planes are blue, green, red; otherwise they are red, green, blue
 */
public record PixelScaling(List<Double> means, List<Double> deviations, boolean blueFirst) {
    private static final double LARGEST = 1e6;
    private static final double SMALLEST_DEVIATION = 1e-3;

    public PixelScaling {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
        if (means.size() != RgbImage.CHANNELS || deviations.size() != RgbImage.CHANNELS) {
            throw new IllegalArgumentException(
                    means.size() + " means and " + deviations.size() + " deviations; expected 3 of each");
        }
        if (!means.stream().allMatch(mean -> Math.abs(mean) <= LARGEST)
                || !deviations.stream().allMatch(one -> one >= SMALLEST_DEVIATION && one <= LARGEST)) {
            throw new IllegalArgumentException("means " + means + " and deviations " + deviations
                    + "; expected means of at most a million, and deviations from 0.001 to a million");
        }
    }

    static PixelScaling of(InputScaling scaling) {
        return new PixelScaling(
                List.of(scaling.mean(0), scaling.mean(1), scaling.mean(2)),
                List.of(scaling.deviation(0), scaling.deviation(1), scaling.deviation(2)),
                scaling.blueFirst());
    }

    /** Returns the order of the planes: RGB or BGR. */
    String order() {
        return blueFirst ? "BGR" : "RGB";
    }

    /** Returns an image as three planes of scaled samples. */
    float[] planes(RgbImage image) {
        byte[] rgb = image.rgb();
        int pixels = rgb.length / RgbImage.CHANNELS;
        float[] planes = new float[rgb.length];
        for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
            double mean = means.get(channel);
            double deviation = deviations.get(channel);
            int target = (blueFirst ? RgbImage.CHANNELS - 1 - channel : channel) * pixels;
            for (int pixel = 0, source = channel; pixel < pixels; pixel++, source += RgbImage.CHANNELS) {
                planes[target + pixel] = (float) (((rgb[source] & 0xff) - mean) / deviation);
            }
        }
        return planes;
    }
}
