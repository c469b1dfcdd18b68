package podium.player.strategy;

import podium.core.yaml.Spelling;

/**
 * What may be done between logits and labels, in this order; each has one number or one a label, found by mean Dice pooled
 * over an image's classes on labelled images.
 */
public enum PixelStep {
    /**
     * A class that the classifier gives less than a probability is not in the image: its pixels go to the next label. Assumes
     * a classifier that finds what a segmenter takes for something else.
     */
    GATED,

    /** A class that is said to be there, but got no pixel, gets a bonus on its logits. Assumes that the classifier is right. */
    COMPLETED,

    /** One number added to background's logits. Assumes that errors towards background are alike for all classes. */
    BACKGROUND_BIAS,

    /**
     * A number added to each label's logits, by coordinate ascent (thresholds of a softmax moved to the measure: Lipton, Elkan
     * and Narayanaswamy, ECML 2014). Assumes enough pixels of each class.
     */
    PER_CLASS_BIAS,

    /** Connected regions of one class below a share of the image become background. Assumes that things are not tiny. */
    SMALLEST_REGION;

    /** As on a command line: {@code background-bias}. */
    String spelling() {
        return Spelling.of(this);
    }

    /** Whether it needs a classifier's scores. */
    boolean needsClassifier() {
        return this == GATED || this == COMPLETED;
    }
}
