package podium.player.strategy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import podium.core.Progress;
import podium.core.Workers;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;
import podium.player.strategy.classes.CrossFitting;

/**
 * Cross-fitting of segmentation strategies: each fold's images are judged by a rule that was tuned on the other folds,
 * as in {@link CrossFitting}. Rules are tuned on a sample of evenly spread pixels and judged on all pixels, at the
 * images' own sizes.
 */
public final class PixelCrossFitting {
    /** The approximate number of pixels sampled from all images together. */
    private static final int PIXELS = 1 << 20;

    private final LabelledLogits source;
    private final int[] folds;
    private final List<ImageClasses> classes;
    private final boolean ignoreVoid;
    private final int threads;
    private final Progress progress;
    private final LabelledPixels pixels;

    /**
     * Reads all images once.
     *
     * @param source the logits and true label maps
     * @param folds the fold of each image, from 0; no fold is empty
     * @param classes a classifier's output for each image, also decided without the image's fold
     * @param ignoreVoid true to leave void pixels out; false to count them as background
     * @param threads the number of threads
     * @param progress receives the progress
     */
    public PixelCrossFitting(
            LabelledLogits source,
            int[] folds,
            List<ImageClasses> classes,
            boolean ignoreVoid,
            int threads,
            Progress progress)
            throws IOException {
        this.source = source;
        this.folds = folds.clone();
        this.classes = List.copyOf(classes);
        this.ignoreVoid = ignoreVoid;
        this.threads = threads;
        this.progress = progress;
        if (folds.length != source.images() || folds.length == 0) {
            throw new IllegalArgumentException(folds.length + " folds for " + source.images() + " images");
        }
        if (IntStream.of(folds).distinct().count() < 2) {
            throw new IllegalArgumentException("all images are in one fold; tuning needs at least two folds");
        }
        int each = Math.max(1, PIXELS / folds.length);
        this.pixels = LabelledPixels.of(Workers.each("reading logits", all(), threads, progress, image -> {
            LabelMap truth = source.truth(image);
            int step = (int) Math.ceil(Math.sqrt((double) truth.width() * truth.height() / each));
            return LabelledPixels.of(source.logits(image), truth, Math.max(1, step), ignoreVoid);
        }));
    }

    private List<Integer> all() {
        return IntStream.range(0, folds.length).boxed().toList();
    }

    /** Tunes a strategy without each fold and judges it on that fold. */
    public PixelTrial trial(PixelChoice choice) throws IOException {
        int count = IntStream.of(folds).max().orElse(0) + 1;
        List<Integer> fits = IntStream.rangeClosed(0, count).boxed().toList();
        List<PixelRule> rules = Workers.each(
                "tuning " + choice.name(),
                fits,
                threads,
                progress,
                fold -> fit(
                        choice,
                        IntStream.range(0, folds.length)
                                .filter(image -> folds[image] != fold)
                                .toArray()));
        List<PixelTrial.Decided> images = Workers.each(
                "judging " + choice.name(), all(), threads, progress, image -> decided(rules.get(folds[image]), image));
        return new PixelTrial(choice, rules.get(count), images);
    }

    private PixelTrial.Decided decided(PixelRule rule, int image) throws IOException {
        LabelMap truth = source.truth(image);
        LabelMap map = rule.decide(source.logits(image), truth.width(), truth.height(), classes.get(image));
        List<Double> shares = Arrays.stream(
                        MaskCompletion.shares(map, classes.get(image).classes()))
                .boxed()
                .toList();
        return new PixelTrial.Decided(PixelCounts.of(truth, map, ignoreVoid).dice(), shares);
    }

    /** Tunes a strategy's rule on some images. */
    private PixelRule fit(PixelChoice choice, int[] images) throws IOException {
        LabelledPixels part = pixels.only(images);
        PixelSearch search = new PixelSearch(
                part, IntStream.of(images).mapToObj(classes::get).toList());
        PixelRule rule = PixelRule.argmax(part.labels());
        rule = choice.has(PixelStep.GATED) ? search.gated(rule) : rule;
        rule = choice.has(PixelStep.COMPLETED) ? search.completed(rule) : rule;
        rule = choice.has(PixelStep.BACKGROUND_BIAS) ? search.backgroundBiased(rule) : rule;
        rule = choice.has(PixelStep.PER_CLASS_BIAS) ? search.biased(rule) : rule;
        return choice.has(PixelStep.SMALLEST_REGION) ? rule.withSmallestRegion(smallestRegion(rule, images)) : rule;
    }

    /** The pixel counts and regions of one image. */
    private record Regioned(PixelCounts counts, List<Regions.Region> regions) {}

    /** A region together with the index of its image. */
    private record Placed(int image, Regions.Region region) {}

    /**
     * Returns the share below which regions are best removed, by mean Dice. Every share that makes a difference is
     * tried.
     */
    private double smallestRegion(PixelRule rule, int[] images) throws IOException {
        List<Placed> placed = new ArrayList<>();
        PixelCounts[] counts = new PixelCounts[images.length];
        double sum = 0;
        for (int place = 0; place < images.length; place++) {
            Regioned image = regioned(rule, images[place]);
            counts[place] = image.counts();
            sum += image.counts().dice();
            for (Regions.Region region : image.regions()) {
                placed.add(new Placed(place, region));
            }
        }
        placed.sort(Comparator.comparingDouble(one -> one.region().share()));
        double best = sum;
        double share = 0;
        for (int next = 0; next < placed.size(); next++) {
            Placed one = placed.get(next);
            PixelCounts before = counts[one.image()];
            counts[one.image()] = new PixelCounts(
                    before.both() - one.region().right(),
                    before.there(),
                    before.predicted() - one.region().pixels());
            sum += counts[one.image()].dice() - before.dice();
            boolean last = next + 1 == placed.size();
            double above = last ? 1.01 : placed.get(next + 1).region().share();
            if (above > one.region().share() && sum > best + 1e-9 * images.length) {
                best = sum;
                share = (one.region().share() + above) / 2;
            }
        }
        return share;
    }

    private Regioned regioned(PixelRule rule, int image) throws IOException {
        LabelMap truth = source.truth(image);
        LogitMap logits = source.logits(image);
        LabelMap map = rule.decide(logits, truth.width(), truth.height(), classes.get(image));
        return new Regioned(PixelCounts.of(truth, map, ignoreVoid), Regions.of(map, truth, ignoreVoid));
    }
}
