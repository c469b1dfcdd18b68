package podium.player.images;

import java.util.Arrays;
import java.util.NoSuchElementException;

/**
 * Batches of features that were computed before: each epoch takes every image once, in one of its views, which follows from
 * seed, epoch and image.
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
     * Batches from one on.
     *
     * @param images the table's indices of the images that make an epoch
     * @param epochs the epoch that is no longer made
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
