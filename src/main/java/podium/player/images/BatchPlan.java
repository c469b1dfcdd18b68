package podium.player.images;

import java.util.SplittableRandom;
import podium.player.recipe.Augmentation;

/**
 * The plan by which images are put into batches.
 *
 * @param size the side of the network's input, in pixels
 * @param batchSize the number of images per batch; the last batch of an epoch may have fewer
 * @param planes the planes of the network's input
 * @param augmentation the random changes of images
 * @param shuffled true if each epoch has a random order, which depends on the seed and the epoch; false if images keep
 *     their order
 * @param balance the number of times that a shuffled epoch shows each image
 * @param seed the seed of the order and of the augmentation
 * @param threads the number of threads that decode, resize and augment images; it does not change the batches
 */
public record BatchPlan(
        int size,
        int batchSize,
        InputPlanes planes,
        Augmentation augmentation,
        boolean shuffled,
        Balance balance,
        long seed,
        int threads) {
    public BatchPlan {
        if (size < 1 || batchSize < 1 || threads < 1) {
            throw new IllegalArgumentException("size " + size + ", batch size " + batchSize + " and threads " + threads
                    + " must all be at least 1");
        }
    }

    /** Creates a plan that shows every image once per epoch. */
    public BatchPlan(
            int size,
            int batchSize,
            InputPlanes planes,
            Augmentation augmentation,
            boolean shuffled,
            long seed,
            int threads) {
        this(size, batchSize, planes, augmentation, shuffled, Balance.NONE, seed, threads);
    }

    /** Returns the number of batches in an epoch of the given number of images. */
    public int batches(int images) {
        return (images + batchSize - 1) / batchSize;
    }

    /** Returns the number of values of one image. */
    int length() {
        return planes.count() * size * size;
    }

    /** Returns this plan without shuffling and balancing, but with augmentation. */
    BatchPlan inOrder() {
        return new BatchPlan(size, batchSize, planes, augmentation, false, seed, threads);
    }

    /** Returns this plan without shuffling, balancing and augmentation. */
    public BatchPlan asTheyAre() {
        return new BatchPlan(size, batchSize, planes, Augmentation.NONE, false, seed, threads);
    }

    /** Returns the images of an epoch in its order. With balancing an image may occur several times or not at all. */
    int[] order(int[] images, int epoch) {
        int[] order = images.clone();
        if (shuffled) {
            SplittableRandom random = new SplittableRandom(new SplittableRandom(~seed).nextLong() + epoch);
            shuffle(order, random);
            if (balance != Balance.NONE) {
                order = balance.drawn(order, random);
                shuffle(order, random);
            }
        }
        return order;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int left = order.length; left > 1; left--) {
            int drawn = random.nextInt(left);
            int last = order[left - 1];
            order[left - 1] = order[drawn];
            order[drawn] = last;
        }
    }
}
