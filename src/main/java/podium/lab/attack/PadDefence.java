package podium.lab.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import podium.core.UsageException;
import podium.data.image.RgbImage;

/**
 * A defence that shrinks the image a little and places it at a random position on a grey canvas of the original size,
 * several times (Xie et al., 2018). The random numbers depend on the index of the version alone, so the same image
 * always gives the same versions.
 *
 * @param count the number of versions, 1 to 64
 */
record PadDefence(int count) implements Defence {
    private static final int MOST = 64;
    private static final double SMALLEST = 0.8;
    private static final byte GREY = (byte) 128;

    PadDefence {
        if (count < 1 || count > MOST) {
            throw new UsageException("pad:" + count + "; expected 1 to " + MOST + " versions");
        }
    }

    /** The rectangle that a version covers on the canvas. */
    private record Place(int left, int top, int width, int height) {
        static Place of(RgbImage image, int version) {
            SplittableRandom random = new SplittableRandom(version);
            double scale = random.nextDouble(SMALLEST, 1);
            int width = Math.max(1, (int) Math.round(scale * image.width()));
            int height = Math.max(1, (int) Math.round(scale * image.height()));
            return new Place(
                    random.nextInt(image.width() - width + 1),
                    random.nextInt(image.height() - height + 1),
                    width,
                    height);
        }
    }

    @Override
    public List<RgbImage> versions(RgbImage image) {
        List<RgbImage> versions = new ArrayList<>();
        for (int version = 0; version < count; version++) {
            Place place = Place.of(image, version);
            byte[] small = image.resized(place.width(), place.height()).rgb();
            byte[] canvas = new byte[image.rgb().length];
            Arrays.fill(canvas, GREY);
            for (int y = 0; y < place.height(); y++) {
                System.arraycopy(
                        small,
                        y * place.width() * RgbImage.CHANNELS,
                        canvas,
                        start(image, place, y),
                        place.width() * RgbImage.CHANNELS);
            }
            versions.add(RgbImage.of(image.width(), image.height(), canvas));
        }
        return versions;
    }

    private static int start(RgbImage image, Place place, int y) {
        return ((place.top() + y) * image.width() + place.left()) * RgbImage.CHANNELS;
    }

    @Override
    public float[] gradientBefore(RgbImage image, int version, float[] gradient) {
        Place place = Place.of(image, version);
        float[] small = new float[place.width() * place.height() * RgbImage.CHANNELS];
        for (int y = 0; y < place.height(); y++) {
            System.arraycopy(
                    gradient,
                    start(image, place, y),
                    small,
                    y * place.width() * RgbImage.CHANNELS,
                    place.width() * RgbImage.CHANNELS);
        }
        return image.gradientBefore(small, place.width(), place.height());
    }

    @Override
    public boolean keepsPixels() {
        return false;
    }
}
