package podium.player.images;

import java.util.SplittableRandom;
import podium.data.image.RgbImage;
import podium.player.recipe.Augmentation;

/**
 * Varies images as an {@link Augmentation} says: one affine warp for all that moves pixels, then colour.
 *
 * <p>What is drawn for an image follows from seed, epoch and the image's index alone: neither threads nor batches nor the
 * images' order change it. Whatever is switched on or off, the rest draws the same.
 *
 * <pre>{@code
 * RgbImage input = new Augmenter(recipe.augmentation(), 225, 7).augmented(store.image(index), epoch, index);
 * }</pre>
 */
public final class Augmenter {
    private final Augmentation augmentation;
    private final int size;
    private final long seed;

    /** {@code size} is the side of the images that come out, in pixels. */
    public Augmenter(Augmentation augmentation, int size, long seed) {
        this.augmentation = augmentation;
        this.size = size;
        this.seed = seed;
    }

    /**
     * The image of {@code size} x {@code size} pixels that the network sees in this epoch. Where nothing moves, this is
     * {@link RgbImage#resized}: the image itself if it has that size already.
     */
    public RgbImage augmented(RgbImage image, int epoch, int index) {
        SplittableRandom random = random(seed, epoch, index);
        Warp warp = Warp.draw(augmentation, random.split());
        return ColourJitter.draw(augmentation.colours(), random.split()).applied(warp.applied(image, size));
    }

    /** Each number is scattered before the next comes in, so that neighbours have nothing in common. */
    static SplittableRandom random(long seed, int epoch, int index) {
        long ofEpoch = new SplittableRandom(seed).nextLong() + epoch;
        return new SplittableRandom(new SplittableRandom(ofEpoch).nextLong() + index);
    }
}
