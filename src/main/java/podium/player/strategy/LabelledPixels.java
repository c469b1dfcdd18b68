package podium.player.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;
import podium.core.mask.UpsampledRow;

/**
 * A sample of pixels from labelled images, evenly spread: the logits and the true label of each. Rules are tuned on
 * these.
 */
final class LabelledPixels {
    private final int labels;
    private final List<Image> images;

    /** The sampled pixels of one image. */
    private static final class Image {
        /** The logits, of shape pixels x labels. */
        private final float[] logits;

        private final byte[] truth;

        Image(float[] logits, byte[] truth) {
            this.logits = logits;
            this.truth = truth;
        }
    }

    private LabelledPixels(int labels, List<Image> images) {
        this.labels = labels;
        this.images = images;
    }

    /** Joins the pixels of several images, in the given order. */
    static LabelledPixels of(List<LabelledPixels> parts) {
        return new LabelledPixels(
                parts.get(0).labels,
                parts.stream().flatMap(part -> part.images.stream()).toList());
    }

    /** Samples every {@code step}th pixel along both sides of an image. */
    static LabelledPixels of(LogitMap logits, LabelMap truth, int step, boolean ignoreVoid) {
        int labels = logits.labels();
        UpsampledRow row = new UpsampledRow(labels, logits.rows(), logits.columns(), logits.stride());
        int across = (truth.width() - step / 2 + step - 1) / step;
        int down = (truth.height() - step / 2 + step - 1) / step;
        float[] values = new float[Math.max(0, across * down * labels)];
        byte[] wanted = new byte[Math.max(0, across * down)];
        int count = 0;
        for (int y = step / 2; y < truth.height(); y += step) {
            row.take(logits.values(), 0, y);
            for (int x = step / 2; x < truth.width(); x += step) {
                int label = truth.at(x, y);
                if (label == LabelMap.VOID && ignoreVoid) {
                    continue;
                }
                for (int i = 0; i < labels; i++) {
                    values[count * labels + i] = row.of(i)[row.place(x)];
                }
                wanted[count] = (byte) (label == LabelMap.VOID ? 0 : label);
                count++;
            }
        }
        Image image = new Image(Arrays.copyOf(values, count * labels), Arrays.copyOf(wanted, count));
        return new LabelledPixels(labels, List.of(image));
    }

    /** Returns some of the images, in the given order. */
    LabelledPixels only(int[] chosen) {
        List<Image> part = new ArrayList<>();
        for (int image : chosen) {
            part.add(images.get(image));
        }
        return new LabelledPixels(labels, part);
    }

    int labels() {
        return labels;
    }

    int images() {
        return images.size();
    }

    int pixels(int image) {
        return images.get(image).truth.length;
    }

    /** Returns the true label of a pixel; void counts as background. */
    int truth(int image, int pixel) {
        return Byte.toUnsignedInt(images.get(image).truth[pixel]);
    }

    /** Returns an image's logits, of shape pixels x labels. The array is not a copy, so do not change it. */
    float[] logits(int image) {
        return images.get(image).logits;
    }

    /**
     * Counts an image's pixels by their predicted label, after adding the offsets to the logits. Ties go to the lowest
     * label.
     *
     * @param histogram receives the number of pixels of each label
     */
    PixelCounts decided(int image, float[] offsets, long[] histogram) {
        float[] logits = logits(image);
        long both = 0;
        long there = 0;
        long predicted = 0;
        for (int pixel = 0; pixel < pixels(image); pixel++) {
            int label = LargestLabels.largest(logits, pixel * labels, offsets, LargestLabels.NONE);
            int wanted = truth(image, pixel);
            histogram[label]++;
            there += wanted != 0 ? 1 : 0;
            predicted += label != 0 ? 1 : 0;
            both += label != 0 && label == wanted ? 1 : 0;
        }
        return new PixelCounts(both, there, predicted);
    }
}
