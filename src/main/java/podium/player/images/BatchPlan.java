package podium.player.images;

import java.util.SplittableRandom;
import podium.player.network.architecture.InputScaling;
import podium.player.recipe.Augmentation;

/**
 * How images become batches.
 *
 * @param size the side of the network's input, in pixels
 * @param batchSize the images a batch; an epoch's last batch may have fewer
 * @param shuffled whether each epoch has an order of its own, which follows from seed and epoch; else images come in order
 * @param balance how often an epoch shows each image, where it is shuffled
 * @param seed of the order and of the augmentation
 * @param threads that decode, resize and augment; they change no byte
 */
public record BatchPlan(
        int size,
        int batchSize,
        InputScaling scaling,
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

    /** Every image once an epoch. */
    public BatchPlan(
            int size,
            int batchSize,
            InputScaling scaling,
            Augmentation augmentation,
            boolean shuffled,
            long seed,
            int threads) {
        this(size, batchSize, scaling, augmentation, shuffled, Balance.NONE, seed, threads);
    }

    /** How many batches an epoch of so many images has. */
    public int batches(int images) {
        return (images + batchSize - 1) / batchSize;
    }

    /** The same images in their order, augmented as before. */
    BatchPlan inOrder() {
        return new BatchPlan(size, batchSize, scaling, augmentation, false, seed, threads);
    }

    /** The same images in their order, and not augmented. */
    public BatchPlan asTheyAre() {
        return new BatchPlan(size, batchSize, scaling, Augmentation.NONE, false, seed, threads);
    }

    /** An epoch of the given images in its order; an image may come several times, or not at all, where there is a balance. */
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
