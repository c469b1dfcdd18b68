package podium.player.images;

import java.io.IOException;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import podium.core.InputException;
import podium.core.Progress;
import podium.player.network.running.InferenceNetwork;

/**
 * A table of the features that a frozen backbone computes of pictures: of the plain picture (view 0) and of each augmented
 * view. Augmented views are computed only for images that a head learns from.
 */
public final class FeatureTable {
    /** The longest array of Java. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    private final float[][] views;
    private final boolean[] known;
    private final boolean[] knownInAllViews;
    private final int length;

    /**
     * Creates an empty table.
     *
     * @param images the number of pictures, which are images or tiles
     * @param length the number of features per image and view
     * @param augmented the number of augmented views per image
     * @throws InputException if a view has more features than an array can hold
     */
    public FeatureTable(int images, int length, int augmented) {
        if ((long) images * length > MOST) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%,d features of each of %,d images or tiles are too many to keep; expected %,d in all at most."
                            + " Lower tiles.keep, or set features.views to 0, with which none are kept",
                    length,
                    images,
                    MOST));
        }
        this.views = new float[1 + augmented][images * length];
        this.known = new boolean[images];
        this.knownInAllViews = new boolean[images];
        this.length = length;
    }

    /** Returns those of the given images that have no features yet. */
    public int[] lacking(int[] images) {
        return IntStream.of(images).filter(image -> !known[image]).toArray();
    }

    /** Returns those of the given images whose augmented views have no features yet. */
    public int[] lackingViews(int[] images) {
        return views.length == 1
                ? new int[0]
                : IntStream.of(images).filter(image -> !knownInAllViews[image]).toArray();
    }

    /**
     * Computes features with the backbone.
     *
     * @param plain the images whose view 0 is computed
     * @param augmented the images whose augmented views are computed
     * @param backbone the network that computes the pooled features
     * @param plan the plan for batches, with the augmentation of the views; its order and epochs do not matter
     */
    public void fill(
            int[] plain,
            int[] augmented,
            InferenceNetwork backbone,
            ImageStore store,
            BatchPlan plan,
            Progress progress)
            throws IOException {
        try (Progress.Task task = progress.start("features", plain.length + (views.length - 1L) * augmented.length)) {
            fill(0, plain, backbone, store, plan.asTheyAre(), task);
            for (int view = 1; view < views.length; view++) {
                fill(view, augmented, backbone, store, plan.inOrder(), task);
            }
        }
        for (int image : plain) {
            known[image] = true;
        }
        for (int image : augmented) {
            knownInAllViews[image] = true;
        }
    }

    private void fill(
            int view, int[] images, InferenceNetwork backbone, ImageStore store, BatchPlan plan, Progress.Task task)
            throws IOException {
        if (images.length == 0) {
            return;
        }
        try (ImageBatches batches = ImageBatches.start(store, images, plan, view, 0, view + 1)) {
            while (batches.hasNext()) {
                Batch batch = batches.next();
                float[] features = backbone.forward(batch.values(), batch.size());
                for (int i = 0; i < batch.size(); i++) {
                    System.arraycopy(features, i * length, views[view], batch.picture(i) * length, length);
                    task.step();
                }
            }
        }
    }

    /** Returns the number of features per image and view. */
    public int length() {
        return length;
    }

    /** Returns the view of an image that an epoch takes. */
    int view(int image, int epoch, long seed) {
        return new SplittableRandom(seed + 0x9E3779B97F4A7C15L * (1 + epoch) + image).nextInt(views.length);
    }

    /** Copies the features of one image and view to a row of {@code to}. */
    public void copy(int image, int view, float[] to, int row) {
        System.arraycopy(views[view], image * length, to, row * length, length);
    }
}
