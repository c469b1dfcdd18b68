package podium.player.strategy;

/**
 * The two labels with the largest logit plus offset, for each pixel of an image. A change of one label's offset updates
 * them without a look at the other labels of most pixels. Ties go to the lower label.
 */
final class LargestLabels {
    /** Leaves out no label. */
    static final int NONE = -1;

    /** The logits, of shape pixels x labels. */
    private final float[] logits;

    /** The offset of each label, as of the last update. */
    private final float[] offsets;

    private final short[] first;
    private final short[] second;

    /**
     * Finds the labels of every pixel.
     *
     * @param logits of shape pixels x labels, with at least two labels; not copied
     */
    LargestLabels(float[] logits, float[] offsets) {
        this.logits = logits;
        this.offsets = offsets.clone();
        first = new short[logits.length / offsets.length];
        second = new short[first.length];
        for (int pixel = 0; pixel < first.length; pixel++) {
            first[pixel] = (short) largest(pixel, NONE);
            second[pixel] = (short) largest(pixel, first[pixel]);
        }
    }

    /** Changes the offsets to those given. */
    void update(float[] changed) {
        for (int label = 0; label < offsets.length; label++) {
            if (changed[label] != offsets[label]) {
                update(label, changed[label]);
            }
        }
    }

    private void update(int label, float offset) {
        boolean raised = offset > offsets[label];
        offsets[label] = offset;
        for (int pixel = 0; pixel < first.length; pixel++) {
            if (label == first[pixel]) {
                if (!raised && beats(pixel, second[pixel], label)) {
                    first[pixel] = second[pixel];
                    second[pixel] = (short) largest(pixel, first[pixel]);
                }
            } else if (beats(pixel, label, first[pixel])) {
                second[pixel] = first[pixel];
                first[pixel] = (short) label;
            } else if (label == second[pixel]) {
                if (!raised) {
                    second[pixel] = (short) largest(pixel, first[pixel]);
                }
            } else if (beats(pixel, label, second[pixel])) {
                second[pixel] = (short) label;
            }
        }
    }

    /** Returns a pixel's label with the largest logit plus offset among all labels but one. */
    int without(int pixel, int label) {
        return first[pixel] == label ? second[pixel] : first[pixel];
    }

    /** Returns the logit plus offset of a label. */
    private float value(int pixel, int label) {
        return logits[pixel * offsets.length + label] + offsets[label];
    }

    private boolean beats(int pixel, int label, int other) {
        float value = value(pixel, label);
        float otherValue = value(pixel, other);
        return value > otherValue || (value >= otherValue && label < other);
    }

    private int largest(int pixel, int without) {
        return largest(logits, pixel * offsets.length, offsets, without);
    }

    /**
     * Returns the label with the largest logit plus offset, leaving out one label.
     *
     * @param from the place of the first label's logit
     * @param without the label to leave out, or {@link #NONE}
     */
    static int largest(float[] logits, int from, float[] offsets, int without) {
        int best = without == 0 ? 1 : 0;
        float value = logits[from + best] + offsets[best];
        for (int label = best + 1; label < offsets.length; label++) {
            float next = logits[from + label] + offsets[label];
            if (next > value && label != without) {
                best = label;
                value = next;
            }
        }
        return best;
    }
}
