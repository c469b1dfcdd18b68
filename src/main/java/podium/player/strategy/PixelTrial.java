package podium.player.strategy;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import podium.core.Progress;
import podium.core.Workers;
import podium.core.mask.LabelMap;
import podium.player.strategy.classes.Trial;

/** A strategy of segmentation on labelled images, each decided by a rule that was tuned without its fold. */
public final class PixelTrial {
    private final PixelChoice choice;
    private final PixelRule rule;
    private final double[][] shares;
    private final double[] dice;

    /** What became of one image: its Dice, and the share of its pixels that each class got. */
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

    /** What the strategy makes of all images: for images that are none of them. */
    public PixelRule rule() {
        return rule;
    }

    /** The share of an image's pixels that each class got, from class 1 on; a copy. */
    public double[] shares(int image) {
        return shares[image].clone();
    }

    /**
     * How the rule of all images does on others.
     *
     * @param classes what a classifier says of each
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
