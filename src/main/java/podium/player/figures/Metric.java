package podium.player.figures;

import com.fasterxml.jackson.annotation.JsonProperty;
import podium.judge.competition.Task;

/** The figure on valid that decides which epoch is the best; each is named as its column of history.csv. */
public enum Metric {
    LOSS,
    /** Mean over classes of VOC 2009's 11-point average precision. */
    AP11,
    /** Mean over classes of the area under the monotone precision-recall curve, VOC's from 2010 on. */
    @JsonProperty("apAuc")
    AP_AUC,
    /** Mean over classes of scikit-learn's average precision. */
    @JsonProperty("averagePrecision")
    AVERAGE_PRECISION,
    @JsonProperty("f1Micro")
    F1_MICRO,
    @JsonProperty("f1Macro")
    F1_MACRO,
    @JsonProperty("f1Samples")
    F1_SAMPLES,
    /** Mean over images: the competition's score of each half. */
    DICE,
    /** Mean over labels of intersection over union, from one confusion matrix: VOC's figure. */
    @JsonProperty("meanIou")
    MEAN_IOU,
    /** Share of the pixels with the right label. */
    @JsonProperty("pixelAccuracy")
    PIXEL_ACCURACY;

    /** The figure of some images. */
    public double figure(EpochFigures.PartFigures part) {
        return this == LOSS ? part.loss() : part.figures().figure(this);
    }

    IllegalArgumentException noFigureOf(Task task) {
        return new IllegalArgumentException(this + " is no figure of " + task);
    }

    /** Whether it is a figure of this half. */
    public boolean fits(Task task) {
        boolean segments = this == MEAN_IOU || this == PIXEL_ACCURACY;
        return this == LOSS || this == DICE || segments == (task == Task.SEGMENTATION);
    }

    /** How much better {@code value} is than {@code best}: a loss by being smaller, all others by being larger. */
    double gain(double best, double value) {
        return this == LOSS ? best - value : value - best;
    }
}
