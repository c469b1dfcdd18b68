package podium.player.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;
import podium.core.mask.UpsampledRow;

/**
 * Some pixels of labelled images, evenly spread: the logits and the true label of each. What is tuned is tuned on these.
 */
final class LabelledPixels {
    private final int labels;
    private final List<Image> images;

    /** Pixels of one image. */
    private static final class Image {
        /** Pixels x labels. */
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

    /** Those of several images, in that order. */
    static LabelledPixels of(List<LabelledPixels> parts) {
        return new LabelledPixels(
                parts.get(0).labels,
                parts.stream().flatMap(part -> part.images.stream()).toList());
    }

    /** Each {@code step}th pixel along both sides of an image. */
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

    /** Some of the images, in the given order. */
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

    /** The true label of a pixel; void is background. */
    int truth(int image, int pixel) {
        return images.get(image).truth[pixel];
    }

    /** Pixels x labels: the image's own numbers, only to be read. */
    float[] logits(int image) {
        return images.get(image).logits;
    }

    /** How many of an image's pixels get each label with the offsets added; of several largest logits the lowest label. */
    PixelCounts decided(int image, float[] offsets, long[] histogram) {
        float[] logits = logits(image);
        long both = 0;
        long there = 0;
        long said = 0;
        for (int pixel = 0; pixel < pixels(image); pixel++) {
            int label = largest(logits, pixel * labels, offsets, -1);
            int wanted = truth(image, pixel);
            histogram[label]++;
            there += wanted != 0 ? 1 : 0;
            said += label != 0 ? 1 : 0;
            both += label != 0 && label == wanted ? 1 : 0;
        }
        return new PixelCounts(both, there, said);
    }

    /** The label of the largest logit with its offset, one label left out. */
    int largest(float[] logits, int from, float[] offsets, int without) {
        int best = without == 0 ? 1 : 0;
        float value = logits[from + best] + offsets[best];
        for (int label = best + 1; label < labels; label++) {
            float next = logits[from + label] + offsets[label];
            if (next > value && label != without) {
                best = label;
                value = next;
            }
        }
        return best;
    }
}
