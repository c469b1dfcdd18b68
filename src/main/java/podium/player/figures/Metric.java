package podium.player.figures;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A metric on valid by which the best epoch is chosen. Its name in a recipe is that of its column in history.csv. */
public enum Metric {
    /** The mean loss per image. */
    LOSS,
    /** The mean over classes of VOC 2009's 11-point average precision. */
    AP11,
    /** The mean over classes of the area under the monotone precision-recall curve, VOC's metric from 2010 on. */
    @JsonProperty("apAuc")
    AP_AUC,
    /** The mean over classes of scikit-learn's average precision. */
    @JsonProperty("averagePrecision")
    AVERAGE_PRECISION,
    /** The F1 score of all labels counted together. */
    @JsonProperty("f1Micro")
    F1_MICRO,
    /** The mean over classes of the F1 score. */
    @JsonProperty("f1Macro")
    F1_MACRO,
    /** The mean over images of the F1 score. */
    @JsonProperty("f1Samples")
    F1_SAMPLES,
    /** The mean over images of the Dice score, the competition's score of each part. */
    DICE,
    /** The mean over labels of intersection over union, from one confusion matrix of all images, as in VOC. */
    @JsonProperty("meanIou")
    MEAN_IOU,
    /** The share of pixels with the right label. */
    @JsonProperty("pixelAccuracy")
    PIXEL_ACCURACY,
    /** The share of images whose class is predicted, for images of one class. */
    ACCURACY,
    /** The mean over images of -log of the true class's probability, for images of one class. */
    @JsonProperty("logLoss")
    LOG_LOSS;

    /** Returns the value of this metric. */
    public double figure(EpochFigures.PartFigures part) {
        return this == LOSS ? part.loss() : part.figures().figure(this);
    }

    IllegalArgumentException noFigureOf(FigureKind kind) {
        return new IllegalArgumentException(this + " is not a metric of " + kind);
    }

    /** Returns true if this is a metric of such networks. */
    public boolean fits(FigureKind kind) {
        return switch (this) {
            case LOSS -> true;
            case AP11, AP_AUC, AVERAGE_PRECISION, F1_MICRO, F1_SAMPLES -> kind == FigureKind.MULTILABEL;
            case F1_MACRO -> kind != FigureKind.SEGMENTATION;
            case DICE -> kind != FigureKind.SINGLE_LABEL;
            case MEAN_IOU, PIXEL_ACCURACY -> kind == FigureKind.SEGMENTATION;
            case ACCURACY, LOG_LOSS -> kind == FigureKind.SINGLE_LABEL;
        };
    }

    /** Returns true if a smaller value is better. */
    public boolean smallerIsBetter() {
        return this == LOSS || this == LOG_LOSS;
    }

    /** Returns by how much {@code value} is better than {@code best}. A loss is better if smaller, others if larger. */
    double gain(double best, double value) {
        return smallerIsBetter() ? best - value : value - best;
    }
}
