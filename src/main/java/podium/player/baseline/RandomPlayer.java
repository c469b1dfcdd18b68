package podium.player.baseline;

import java.util.SplittableRandom;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRuns;
import podium.core.mask.PixelRunsBuilder;
import podium.data.image.ImageSize;
import podium.judge.competition.Labelling;
import podium.judge.submission.Decision;

/**
 * The baseline of the course. It predicts each label of an image with the probability of its frequency in train, and
 * draws the label of each pixel by its frequency among the pixels of train. Where an image has exactly one class, it
 * draws that class by its frequency.
 *
 * <p>The random numbers of an image depend only on the seed and its name, not on the order of images.
 */
public final class RandomPlayer implements Player {
    private final Labelling labelling;
    private final double[] labelFrequencies;
    /** The upper end of each label's share of [0, 1); the background is first, because most pixels have it. */
    private final double[] pixelBounds;

    private final long seed;

    private RandomPlayer(Labelling labelling, double[] labelFrequencies, double[] pixelBounds, long seed) {
        this.labelling = labelling;
        this.labelFrequencies = labelFrequencies;
        this.pixelBounds = pixelBounds;
        this.seed = seed;
    }

    /** Fits the baseline to the counts of train. */
    public static RandomPlayer of(TrainCounts counts, Labelling labelling, long seed) {
        double[] labels = new double[counts.classes()];
        double[] bounds = new double[counts.classes() + 1];
        double sum = 0;
        for (int label = 0; label < bounds.length; label++) {
            sum += counts.pixelFrequency(label);
            bounds[label] = sum;
            if (label > 0) {
                labels[label - 1] = counts.labelFrequency(label - 1);
            }
        }
        return new RandomPlayer(labelling, labels, bounds, seed);
    }

    @Override
    public String name() {
        return "random";
    }

    @Override
    public Decision decide(String image, ImageSize size) {
        SplittableRandom random = new SplittableRandom(31 * seed + image.hashCode());
        PixelRuns labels = switch (labelling) {
            case MULTIPLE -> drawnLabels(random);
            case SINGLE -> drawnLabel(random.nextDouble());
        };
        byte[] map = new byte[Math.toIntExact(size.pixels())];
        for (int pixel = 0; pixel < map.length; pixel++) {
            map[pixel] = (byte) pixelLabel(random.nextDouble());
        }
        LabelMap drawn = LabelMap.of(size.width(), size.height(), map);
        return new Decision(image, labels, drawn.planes(labelFrequencies.length));
    }

    private PixelRuns drawnLabels(SplittableRandom random) {
        PixelRunsBuilder labels = new PixelRunsBuilder();
        for (int label = 0; label < labelFrequencies.length; label++) {
            if (random.nextDouble() < labelFrequencies[label]) {
                labels.add(label, label + 1);
            }
        }
        return labels.build();
    }

    /** Returns the class of a draw from [0, 1), or the last class of train if rounding leaves a gap. */
    private PixelRuns drawnLabel(double draw) {
        int drawn = 0;
        double bound = 0;
        for (int label = 0; label < labelFrequencies.length && bound <= draw; label++) {
            if (labelFrequencies[label] > 0) {
                drawn = label;
                bound += labelFrequencies[label];
            }
        }
        return PixelRuns.of(drawn, drawn + 1);
    }

    /** Returns the label of a draw from [0, 1), or background if rounding leaves a gap or train has no masks. */
    private int pixelLabel(double draw) {
        for (int label = 0; label < pixelBounds.length; label++) {
            if (draw < pixelBounds[label]) {
                return label;
            }
        }
        return 0;
    }
}
