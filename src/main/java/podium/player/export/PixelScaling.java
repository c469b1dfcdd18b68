package podium.player.export;

import java.util.List;
import java.util.stream.IntStream;
import podium.data.image.GreyImage;
import podium.data.image.RgbImage;
import podium.player.network.architecture.InputScaling;

/**
 * How a file expects samples: each minus a mean and divided by a deviation, in one plane of grey or three of colours.
 *
 * @param means the mean of grey, or those of red, green and blue, on the scale of 0 to 255
 * @param deviations the deviation of grey, or those of red, green and blue
 * @param blueFirst true if the planes are blue, green, red; otherwise they are red, green, blue
 */
public record PixelScaling(List<Double> means, List<Double> deviations, boolean blueFirst) {
    static final String GREY = "GREY";
    private static final double LARGEST = 1e6;
    private static final double SMALLEST_DEVIATION = 1e-3;

    public PixelScaling {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
        if ((means.size() != 1 && means.size() != RgbImage.CHANNELS) || deviations.size() != means.size()) {
            throw new IllegalArgumentException(
                    means.size() + " means and " + deviations.size() + " deviations; expected 1 or 3 of each");
        }
        if (blueFirst && means.size() == 1) {
            throw new IllegalArgumentException("blue first and one mean; expected three means");
        }
        if (!means.stream().allMatch(mean -> Math.abs(mean) <= LARGEST)
                || !deviations.stream().allMatch(one -> one >= SMALLEST_DEVIATION && one <= LARGEST)) {
            throw new IllegalArgumentException("means " + means + " and deviations " + deviations
                    + "; expected means of at most a million, and deviations from 0.001 to a million");
        }
    }

    static PixelScaling of(InputScaling scaling, int channels) {
        return new PixelScaling(
                IntStream.range(0, channels).mapToObj(scaling::mean).toList(),
                IntStream.range(0, channels).mapToObj(scaling::deviation).toList(),
                scaling.blueFirst());
    }

    /** Returns the number of planes: 1 or 3. */
    int channels() {
        return means.size();
    }

    /** Returns true if there is one plane, the luma of images. */
    boolean grey() {
        return channels() == 1;
    }

    /** Returns the order of the planes: GREY, RGB or BGR. */
    String order() {
        if (grey()) {
            return GREY;
        }
        return blueFirst ? "BGR" : "RGB";
    }

    /** Returns an image as planes of scaled samples. */
    float[] planes(RgbImage image) {
        byte[] samples = grey() ? GreyImage.of(image).grey() : image.rgb();
        int channels = channels();
        int pixels = samples.length / channels;
        float[] planes = new float[samples.length];
        for (int channel = 0; channel < channels; channel++) {
            double mean = means.get(channel);
            double deviation = deviations.get(channel);
            int target = (blueFirst ? channels - 1 - channel : channel) * pixels;
            for (int pixel = 0, source = channel; pixel < pixels; pixel++, source += channels) {
                planes[target + pixel] = (float) (((samples[source] & 0xff) - mean) / deviation);
            }
        }
        return planes;
    }
}
