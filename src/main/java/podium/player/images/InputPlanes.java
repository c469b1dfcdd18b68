package podium.player.images;

import podium.data.image.GreyImage;
import podium.data.image.RgbImage;
import podium.player.network.architecture.InputScaling;
import podium.player.recipe.InputSettings;

/**
 * The planes of a network's input. One plane has the luma of an image, three have its red, green and blue.
 *
 * <pre>{@code
 * InputPlanes planes = InputPlanes.of(recipe.network().input());
 * float[] pixels = planes.array(1, 225 * 225);
 * planes.write(image.resized(225, 225), pixels, 0);
 * }</pre>
 *
 * @param count the number of planes, 1 or 3
 * @param scaling how samples from 0 to 255 become the values of a plane
 */
public record InputPlanes(int count, InputScaling scaling) {
    public InputPlanes {
        if (count != 1 && count != RgbImage.CHANNELS) {
            throw new IllegalArgumentException(count + " planes; expected 1 or 3");
        }
    }

    /** Returns the planes that a recipe asks for. */
    public static InputPlanes of(InputSettings input) {
        return new InputPlanes(input.depth(), input.scaling());
    }

    /** Returns red, green and blue. */
    public static InputPlanes coloured(InputScaling scaling) {
        return new InputPlanes(RgbImage.CHANNELS, scaling);
    }

    /** Returns true if the network sees no colours. */
    public boolean grey() {
        return count == 1;
    }

    /** Returns an array of zeros for the planes of some images. */
    public float[] array(int images, int pixels) {
        return new float[images * count * pixels];
    }

    /** Writes an image to the planes that begin at an offset. */
    public void write(RgbImage image, float[] planes, int offset) {
        scaling.write(samples(image), image.width() * image.height(), planes, offset);
    }

    private byte[] samples(RgbImage image) {
        return grey() ? GreyImage.of(image).grey() : image.rgb();
    }

    /**
     * Applies the chain rule through {@link #write}: adds the gradient with respect to the image's samples.
     *
     * @param planes the gradient with respect to the values of the planes that begin at {@code offset}
     * @param rgb receives the sum, in the order of {@link RgbImage#rgb}
     */
    public void addGradient(float[] planes, int offset, float[] rgb) {
        int pixels = rgb.length / RgbImage.CHANNELS;
        if (grey()) {
            float[] ofGrey = new float[pixels];
            scaling.addGradient(planes, offset, pixels, ofGrey);
            GreyImage.addGradient(ofGrey, rgb);
        } else {
            scaling.addGradient(planes, offset, pixels, rgb);
        }
    }

    /** Returns the values of one image's planes for each sample in the order of {@link RgbImage#rgb}, not unscaled. */
    public float[] interleaved(float[] planes) {
        if (!grey()) {
            return scaling.interleaved(planes, planes.length / RgbImage.CHANNELS);
        }
        float[] rgb = new float[planes.length * RgbImage.CHANNELS];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = planes[i / RgbImage.CHANNELS];
        }
        return rgb;
    }
}
