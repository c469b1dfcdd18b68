package podium.lab.compare;

import java.util.List;
import podium.core.metric.ConfusionMatrix;
import podium.core.metric.SegmentationCounts;
import podium.player.figures.FigureKind;
import podium.player.figures.Metric;

/** The counts of a segmenter's label maps for its valid images, against the true ones. */
public final class PixelAnswers implements Answers {
    private final List<String> labels;
    private final List<String> ids;
    private final ConfusionMatrix confusion;
    private final double[] dice;
    /** For each image and label: pixels that are right, that have the label, and that are predicted as it. */
    private final long[][][] pixels;

    /**
     * Joins the counts of images.
     *
     * @param labels the background and the classes
     * @param ids the Ids of the images
     * @param counts the counts of each image alone
     */
    public PixelAnswers(List<String> labels, List<String> ids, List<SegmentationCounts> counts) {
        this.labels = List.copyOf(labels);
        this.ids = List.copyOf(ids);
        this.confusion = new ConfusionMatrix(labels.size());
        this.dice = counts.stream().mapToDouble(one -> one.dice(0)).toArray();
        this.pixels = new long[counts.size()][labels.size()][];
        for (int image = 0; image < pixels.length; image++) {
            ConfusionMatrix own = counts.get(image).confusion();
            confusion.add(own);
            for (int label = 0; label < labels.size(); label++) {
                pixels[image][label] = new long[] {own.count(label, label), own.actual(label), own.predicted(label)};
            }
        }
    }

    @Override
    public FigureKind kind() {
        return FigureKind.SEGMENTATION;
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public List<String> ids() {
        return ids;
    }

    @Override
    public double figure(Metric metric, int[] times) {
        if (metric == Metric.DICE) {
            return Drawn.mean(dice, times);
        }
        long[][] sums = sums(times);
        return metric == Metric.MEAN_IOU ? meanIou(sums) : pixelAccuracy(sums);
    }

    private long[][] sums(int[] times) {
        long[][] sums = new long[labels.size()][3];
        for (int image = 0; image < times.length; image++) {
            for (int label = 0; label < sums.length; label++) {
                for (int i = 0; i < 3; i++) {
                    sums[label][i] += times[image] * pixels[image][label][i];
                }
            }
        }
        return sums;
    }

    /** The mean over the labels that occur, as in {@link ConfusionMatrix#meanIou}. */
    private static double meanIou(long[][] sums) {
        double sum = 0;
        int existing = 0;
        for (long[] label : sums) {
            long union = label[1] + label[2] - label[0];
            if (union > 0) {
                sum += (double) label[0] / union;
                existing++;
            }
        }
        return sum / existing;
    }

    private static double pixelAccuracy(long[][] sums) {
        long right = 0;
        long all = 0;
        for (long[] label : sums) {
            right += label[0];
            all += label[1];
        }
        return (double) right / all;
    }

    @Override
    public ConfusionMatrix confusion() {
        return confusion;
    }
}
