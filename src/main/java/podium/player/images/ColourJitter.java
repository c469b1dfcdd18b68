package podium.player.images;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import podium.data.image.RgbImage;
import podium.player.recipe.Augmentation;

/**
 * Changes of brightness, contrast and saturation in a random order, as in torchvision's ColorJitter. Grey is 0.299 R +
 * 0.587 G + 0.114 B. After each change samples are rounded and clipped to [0, 255].
 */
record ColourJitter(List<Change> changes) {
    private static final int CHANNELS = RgbImage.CHANNELS;
    private static final int SAMPLES = 256;

    /** The property that a {@link Change} changes by its factor; a factor of 1 changes nothing. */
    enum Property {
        /** All samples are multiplied by the factor. */
        BRIGHTNESS,
        /** The distance of each sample to the mean grey of the image is multiplied by the factor. */
        CONTRAST,
        /** The distance of each sample to its pixel's grey is multiplied by the factor. */
        SATURATION
    }

    record Change(Property property, double factor) {}

    static ColourJitter draw(Augmentation.Colours colours, SplittableRandom random) {
        List<Change> left = new ArrayList<>(List.of(
                new Change(Property.BRIGHTNESS, Warp.around(1, colours.brightness(), random)),
                new Change(Property.CONTRAST, Warp.around(1, colours.contrast(), random)),
                new Change(Property.SATURATION, Warp.around(1, colours.saturation(), random))));
        List<Change> changes = new ArrayList<>();
        while (!left.isEmpty()) {
            changes.add(left.remove(random.nextInt(left.size())));
        }
        changes.removeIf(change -> change.factor() == 1);
        return new ColourJitter(List.copyOf(changes));
    }

    /** Returns a changed copy of the image, or the image itself if nothing changes. */
    RgbImage applied(RgbImage image) {
        if (changes.isEmpty()) {
            return image;
        }
        byte[] rgb = image.rgb().clone();
        for (Change change : changes) {
            float factor = (float) change.factor();
            switch (change.property()) {
                case BRIGHTNESS -> blend(rgb, factor, 0);
                case CONTRAST -> blend(rgb, factor, meanGrey(rgb));
                case SATURATION -> saturate(rgb, factor);
            }
        }
        return RgbImage.of(image.width(), image.height(), rgb);
    }

    /** Maps each sample to {@code middle} + factor * (sample - middle). */
    private static void blend(byte[] rgb, float factor, float middle) {
        byte[] table = new byte[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            table[sample] = eightBits(middle + factor * (sample - middle));
        }
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = table[rgb[i] & 0xff];
        }
    }

    private static void saturate(byte[] rgb, float factor) {
        for (int i = 0; i < rgb.length; i += CHANNELS) {
            float grey = thousandGreys(rgb, i) / 1000f;
            rgb[i] = eightBits(grey + factor * ((rgb[i] & 0xff) - grey));
            rgb[i + 1] = eightBits(grey + factor * ((rgb[i + 1] & 0xff) - grey));
            rgb[i + 2] = eightBits(grey + factor * ((rgb[i + 2] & 0xff) - grey));
        }
    }

    private static float meanGrey(byte[] rgb) {
        long sum = 0;
        for (int i = 0; i < rgb.length; i += CHANNELS) {
            sum += thousandGreys(rgb, i);
        }
        long pixels = rgb.length / CHANNELS;
        return (float) (sum / (1000.0 * pixels));
    }

    private static int thousandGreys(byte[] rgb, int i) {
        return 299 * (rgb[i] & 0xff) + 587 * (rgb[i + 1] & 0xff) + 114 * (rgb[i + 2] & 0xff);
    }

    private static byte eightBits(float sample) {
        return (byte) (int) Math.max(0, Math.min(255, sample + 0.5f));
    }
}
