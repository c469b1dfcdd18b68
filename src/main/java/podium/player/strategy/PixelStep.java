package podium.player.strategy;

import podium.core.yaml.Spelling;

/**
 * A step between logits and labels. Steps are applied in this order. Each has one number, or one number per label,
 * tuned by Dice pooled over an image's classes and averaged over labelled images.
 */
public enum PixelStep {
    /**
     * Removes classes whose probability from the classifier is too low: their pixels go to the next best label. This
     * assumes that the classifier notices when the segmenter confuses classes.
     */
    GATED,

    /**
     * Adds a bonus to the logits of a predicted class that got no pixel. This assumes that the classifier is right.
     */
    COMPLETED,

    /** Adds one number to the logits of background. This assumes that all classes lose pixels to background alike. */
    BACKGROUND_BIAS,

    /**
     * Adds a number to each label's logits, tuned by coordinate ascent (thresholds of a softmax fitted to the metric:
     * Lipton, Elkan and Narayanaswamy, ECML 2014). This assumes enough pixels of each class.
     */
    PER_CLASS_BIAS,

    /** Turns connected regions below a share of the image into background. This assumes that objects are not tiny. */
    SMALLEST_REGION;

    /** Returns the name as on the command line, such as {@code background-bias}. */
    String spelling() {
        return Spelling.of(this);
    }

    /** Returns true if the step needs a classifier's scores. */
    boolean needsClassifier() {
        return this == GATED || this == COMPLETED;
    }
}
