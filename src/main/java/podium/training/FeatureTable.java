package podium.training;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import podium.Progress;
import podium.network.InferenceNetwork;

/**
 * What a frozen backbone makes of every image, once as it is (view 0) and once for each augmented view: computed once, and
 * then all that the head is trained on.
 */
final class FeatureTable {
    private final float[][] views;
    private final int length;

    private FeatureTable(float[][] views, int length) {
        this.views = views;
        this.length = length;
    }

    /**
     * Runs the backbone over a store's images.
     *
     * @param backbone gives the pooled features
     * @param plan how images become batches, with the augmentation of the views; its order and epochs do not matter
     * @param augmented views besides the first
     */
    static FeatureTable of(
            InferenceNetwork backbone, ImageStore store, BatchPlan plan, int augmented, Progress progress)
            throws IOException {
        int[] all = IntStream.range(0, store.size()).toArray();
        float[][] views = new float[1 + augmented][];
        int length = 0;
        try (Progress.Task task = progress.start("features", (long) views.length * store.size())) {
            for (int view = 0; view < views.length; view++) {
                BatchPlan ordered = view == 0 ? plan.asTheyAre() : plan.inOrder();
                try (ImageBatches batches = ImageBatches.start(store, all, ordered, view, 0, view + 1)) {
                    while (batches.hasNext()) {
                        Batch batch = batches.next();
                        float[] features = backbone.forward(batch.values(), batch.size());
                        length = features.length / batch.size();
                        if (views[view] == null) {
                            views[view] = new float[Math.multiplyExact(length, store.size())];
                        }
                        System.arraycopy(
                                features, 0, views[view], batch.number() * plan.batchSize() * length, features.length);
                        for (int i = 0; i < batch.size(); i++) {
                            task.step();
                        }
                    }
                }
            }
        }
        return new FeatureTable(views, length);
    }

    /** Numbers of one image in one view. */
    int length() {
        return length;
    }

    int views() {
        return views.length;
    }

    /** The view that an epoch takes of an image. */
    int view(int image, int epoch, long seed) {
        return new SplittableRandom(seed + 0x9E3779B97F4A7C15L * (1 + epoch) + image).nextInt(views.length);
    }

    void copy(int image, int view, float[] to, int row) {
        System.arraycopy(views[view], image * length, to, row * length, length);
    }
}
