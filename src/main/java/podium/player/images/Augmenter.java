package podium.player.images;

import java.util.SplittableRandom;
import podium.data.image.RgbImage;
import podium.player.recipe.Augmentation;

/**
 * Augments images according to an {@link Augmentation}: one affine warp makes all geometric changes, then the colours
 * are changed.
 *
 * <p>The random numbers for an image depend only on the seed, the epoch and the image's index, not on threads, batches
 * or the order of images. Switching one augmentation on or off does not change the random numbers of the others.
 *
 * <pre>{@code
 * RgbImage input = new Augmenter(recipe.augmentation(), 225, 7).augmented(store.image(index), epoch, index);
 * }</pre>
 */
public final class Augmenter {
    private final Augmentation augmentation;
    private final int size;
    private final long seed;

    /** Creates an augmenter; {@code size} is the side of the augmented images in pixels. */
    public Augmenter(Augmentation augmentation, int size, long seed) {
        this.augmentation = augmentation;
        this.size = size;
        this.seed = seed;
    }

    /**
     * Returns the image of {@code size} x {@code size} pixels that the network sees in an epoch. Without geometric
     * changes the image is only {@link RgbImage#resized resized}, or returned itself if it already has that size.
     */
    public RgbImage augmented(RgbImage image, int epoch, int index) {
        SplittableRandom random = random(seed, epoch, index);
        Warp warp = Warp.draw(augmentation, random.split());
        return ColourJitter.draw(augmentation.colours(), random.split()).applied(warp.applied(image, size));
    }

    /**
     * Returns a generator for an image in an epoch. Each number is hashed before the next is added, to decorrelate
     * them.
     */
    static SplittableRandom random(long seed, int epoch, int index) {
        long ofEpoch = new SplittableRandom(seed).nextLong() + epoch;
        return new SplittableRandom(new SplittableRandom(ofEpoch).nextLong() + index);
    }
}
