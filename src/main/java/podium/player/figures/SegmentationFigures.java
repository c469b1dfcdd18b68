package podium.player.figures;

import java.util.List;
import java.util.stream.IntStream;
import podium.core.metric.ConfusionMatrix;
import podium.core.metric.SegmentationCounts;

/**
 * The metrics of predicted label maps on a set of images.
 *
 * @param meanIou the mean IoU of the labels that occur, background included, from one confusion matrix of all pixels
 *     except void
 * @param pixelAccuracy the share of these pixels with the right label
 * @param dice the mean over images of the Dice score pooled over classes, where void counts as background: the
 *     competition's score of the segmentation part
 * @param iou the IoU of each label, background first; NaN if the label occurs neither in the truth nor in the
 *     prediction
 */
public record SegmentationFigures(double meanIou, double pixelAccuracy, double dice, List<Double> iou)
        implements Figures {
    public SegmentationFigures {
        iou = List.copyOf(iou);
    }

    /** Computes the metrics from counts of pixels. */
    public static SegmentationFigures of(SegmentationCounts counts) {
        ConfusionMatrix confusion = counts.confusion();
        return new SegmentationFigures(
                confusion.meanIou(),
                confusion.accuracy(),
                counts.meanDice(),
                IntStream.range(0, confusion.labels()).mapToObj(confusion::iou).toList());
    }

    @Override
    public int outputs() {
        return iou.size();
    }

    @Override
    public FigureKind kind() {
        return FigureKind.SEGMENTATION;
    }

    @Override
    public double figure(Metric metric) {
        return switch (metric) {
            case MEAN_IOU -> meanIou;
            case PIXEL_ACCURACY -> pixelAccuracy;
            case DICE -> dice;
            case LOSS, AP11, AP_AUC, AVERAGE_PRECISION, F1_MICRO, F1_MACRO, F1_SAMPLES, ACCURACY, LOG_LOSS ->
                throw metric.noFigureOf(kind());
        };
    }
}
