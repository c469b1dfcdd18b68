package podium.player.images;

import java.util.Arrays;
import java.util.NoSuchElementException;

/**
 * Batches of cached features. Each epoch takes one view of each picture; the view depends on the seed, the epoch and
 * the picture.
 */
public final class FeatureBatches implements BatchSource {
    private final FeatureTable features;
    private final int[] images;
    private final BatchPlan plan;
    private final int batches;
    private final long end;
    private final float[] values;
    private long next;
    private int orderedEpoch = -1;
    private int[] order = {};

    /**
     * Creates the batches from a given one on.
     *
     * @param images the numbers in the table of the pictures of an epoch
     * @param epoch the first epoch, from 0
     * @param batch the first batch of that epoch, from 0
     * @param epochs the epoch after the last, exclusive
     */
    public FeatureBatches(FeatureTable features, int[] images, BatchPlan plan, int epoch, int batch, int epochs) {
        this.features = features;
        this.images = images.clone();
        this.plan = plan;
        batches = plan.batches(images.length);
        next = (long) epoch * batches + batch;
        end = (long) epochs * batches;
        values = new float[Math.min(plan.batchSize(), images.length) * features.length()];
    }

    @Override
    public boolean hasNext() {
        return next < end;
    }

    @Override
    public Batch next() {
        if (next >= end) {
            throw new NoSuchElementException("all " + end + " batches were taken");
        }
        int epoch = (int) (next / batches);
        int from = (int) (next % batches) * plan.batchSize();
        next++;
        if (epoch != orderedEpoch) {
            order = plan.order(images, epoch);
            orderedEpoch = epoch;
        }
        int[] chosen = Arrays.copyOfRange(order, from, Math.min(order.length, from + plan.batchSize()));
        for (int i = 0; i < chosen.length; i++) {
            features.copy(chosen[i], plan.shuffled() ? features.view(chosen[i], epoch, plan.seed()) : 0, values, i);
        }
        return new Batch(chosen, values);
    }

    @Override
    public void close() {}
}
