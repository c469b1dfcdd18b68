package podium.lab.compare;

import java.util.List;
import podium.core.metric.ConfusionMatrix;
import podium.player.figures.FigureKind;
import podium.player.figures.Metric;

/** What a run answers for its valid images, beside the truth. The images are sorted by Id. */
public sealed interface Answers permits ClassAnswers, PixelAnswers {
    /** Returns the kind of the run's predictions. */
    FigureKind kind();

    /** Returns the names of the labels: the classes, and for a segmenter the background before them. */
    List<String> labels();

    /** Returns the Ids of the images, sorted. */
    List<String> ids();

    /**
     * Returns a metric over the images, each of which counts as often as it is drawn.
     *
     * @param metric one of {@link #metrics}
     * @param times how often each image is drawn
     */
    double figure(Metric metric, int[] times);

    /** Returns what is predicted for each true label: images of a classifier, pixels of a segmenter. */
    ConfusionMatrix confusion();

    /** Returns the metrics by which runs of a kind are compared, the usual one first. */
    static List<Metric> metrics(FigureKind kind) {
        return switch (kind) {
            case MULTILABEL -> List.of(Metric.AVERAGE_PRECISION, Metric.DICE, Metric.F1_MACRO);
            case SINGLE_LABEL -> List.of(Metric.ACCURACY, Metric.F1_MACRO, Metric.LOG_LOSS);
            case SEGMENTATION -> List.of(Metric.MEAN_IOU, Metric.DICE, Metric.PIXEL_ACCURACY);
        };
    }
}
