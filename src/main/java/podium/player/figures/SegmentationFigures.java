package podium.player.figures;

import java.util.List;
import java.util.stream.IntStream;
import podium.core.metric.ConfusionMatrix;
import podium.core.metric.SegmentationCounts;
import podium.judge.competition.Task;

/**
 * How good label maps are.
 *
 * @param meanIou mean over the labels that occur, background included, from one confusion matrix of all pixels but void
 * @param pixelAccuracy share of these pixels with the right label
 * @param dice mean over images of Dice pooled over the classes' planes, void taken for background: the competition's score
 *     of the segmentation half
 * @param iou of each label, background first; NaN where it occurs neither in truth nor in prediction
 */
public record SegmentationFigures(double meanIou, double pixelAccuracy, double dice, List<Double> iou)
        implements Figures {
    public SegmentationFigures {
        iou = List.copyOf(iou);
    }

    /** The figures of the images that were counted. */
    public static SegmentationFigures of(SegmentationCounts counts) {
        ConfusionMatrix confusion = counts.confusion();
        return new SegmentationFigures(
                confusion.meanIou(),
                confusion.pixelAccuracy(),
                counts.meanDice(),
                IntStream.range(0, confusion.labels()).mapToObj(confusion::iou).toList());
    }

    @Override
    public int outputs() {
        return iou.size();
    }

    @Override
    public Task task() {
        return Task.SEGMENTATION;
    }

    @Override
    public double figure(Metric metric) {
        return switch (metric) {
            case MEAN_IOU -> meanIou;
            case PIXEL_ACCURACY -> pixelAccuracy;
            case DICE -> dice;
            case LOSS, AP11, AP_AUC, AVERAGE_PRECISION, F1_MICRO, F1_MACRO, F1_SAMPLES ->
                throw metric.noFigureOf(task());
        };
    }
}
