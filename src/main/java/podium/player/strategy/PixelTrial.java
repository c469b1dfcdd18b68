package podium.player.strategy;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import podium.core.Progress;
import podium.core.Workers;
import podium.core.mask.LabelMap;
import podium.player.strategy.classes.Trial;

/**
 * A segmentation strategy's results on labelled images, each decided by a rule that was tuned without the image's fold.
 */
public final class PixelTrial {
    private final PixelChoice choice;
    private final PixelRule rule;
    private final double[][] shares;
    private final double[] dice;

    /** The result for one image: its Dice, and the share of its pixels predicted for each class. */
    record Decided(double dice, List<Double> shares) {}

    PixelTrial(PixelChoice choice, PixelRule rule, List<Decided> images) {
        this.choice = choice;
        this.rule = rule;
        this.dice = images.stream().mapToDouble(Decided::dice).toArray();
        this.shares = images.stream()
                .map(image ->
                        image.shares().stream().mapToDouble(share -> share).toArray())
                .toArray(double[][]::new);
    }

    public PixelChoice choice() {
        return choice;
    }

    /** Returns the rule tuned on all images, for use on other images. */
    public PixelRule rule() {
        return rule;
    }

    /** Returns a copy of the shares of an image's pixels predicted for each class, starting with class 1. */
    public double[] shares(int image) {
        return shares[image].clone();
    }

    /**
     * Evaluates the rule tuned on all images on other images.
     *
     * @param others the other images
     * @param classes the classifier's output for each of them
     */
    public Trial on(
            LabelledLogits others, List<ImageClasses> classes, boolean ignoreVoid, int threads, Progress progress)
            throws IOException {
        List<Integer> images = IntStream.range(0, others.images()).boxed().toList();
        List<Double> values = Workers.each("judging " + choice.name(), images, threads, progress, image -> {
            LabelMap truth = others.truth(image);
            LabelMap map = rule.decide(others.logits(image), truth.width(), truth.height(), classes.get(image));
            return PixelCounts.of(truth, map, ignoreVoid).dice();
        });
        return new Trial(
                choice.name(), "", values.stream().mapToDouble(value -> value).toArray());
    }

    public Trial trial() {
        return new Trial(choice.name(), "", dice);
    }
}
