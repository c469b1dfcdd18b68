package podium.training;

import java.util.SplittableRandom;
import podium.network.InputScaling;

/**
 * How images become batches.
 *
 * @param size the side of the network's input, in pixels
 * @param batchSize the images a batch; an epoch's last batch may have fewer
 * @param shuffled whether each epoch has an order of its own, which follows from seed and epoch; else images come in order
 * @param seed of the order and of the augmentation
 * @param threads that decode, resize and augment; they change no byte
 */
public record BatchPlan(
        int size,
        int batchSize,
        InputScaling scaling,
        Augmentation augmentation,
        boolean shuffled,
        long seed,
        int threads) {
    public BatchPlan {
        if (size < 1 || batchSize < 1 || threads < 1) {
            throw new IllegalArgumentException("size " + size + ", batch size " + batchSize + " and threads " + threads
                    + " must all be at least 1");
        }
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

    /** The epoch's order of the given images. */
    int[] order(int[] images, int epoch) {
        int[] order = images.clone();
        if (shuffled) {
            SplittableRandom random = new SplittableRandom(new SplittableRandom(~seed).nextLong() + epoch);
            for (int left = order.length; left > 1; left--) {
                int drawn = random.nextInt(left);
                int last = order[left - 1];
                order[left - 1] = order[drawn];
                order[drawn] = last;
            }
        }
        return order;
    }
}
