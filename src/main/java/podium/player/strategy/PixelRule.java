package podium.player.strategy;

import static podium.core.yaml.WrongKey.require;

import java.util.Collections;
import java.util.List;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;

/**
 * A rule that turns an image's logits into its label map.
 *
 * @param gate a class below this probability gets no pixel unless the classifier predicts it; 0 for no gate
 * @param bonus the number added to the logits of a predicted class that would get no pixel otherwise
 * @param biases the number added to the logits of each label, background first
 * @param smallestRegion the share of the image below which a connected region of a class becomes background
 */
public record PixelRule(double gate, double bonus, List<Double> biases, double smallestRegion) {
    /** A value below every logit that stays finite when interpolated. */
    private static final float CLOSED = -1e30f;

    public PixelRule {
        require(biases != null && !biases.isEmpty(), "biases", biases, "one number per label, background first");
        require(gate >= 0, "gate", gate, "a probability, or 0 for no gate");
        require(bonus >= 0, "bonus", bonus, "0 or more");
        require(smallestRegion >= 0, "smallest-region", smallestRegion, "a share of the image, 0 or more");
        biases = List.copyOf(biases);
    }

    /** Returns the plain argmax. */
    public static PixelRule argmax(int labels) {
        return new PixelRule(0, 0, Collections.nCopies(labels, 0.0), 0);
    }

    PixelRule withGate(double newGate) {
        return new PixelRule(newGate, bonus, biases, smallestRegion);
    }

    PixelRule withBonus(double newBonus) {
        return new PixelRule(gate, newBonus, biases, smallestRegion);
    }

    PixelRule withBiases(List<Double> newBiases) {
        return new PixelRule(gate, bonus, newBiases, smallestRegion);
    }

    PixelRule withSmallestRegion(double newSmallest) {
        return new PixelRule(gate, bonus, biases, newSmallest);
    }

    /**
     * Decides the label of each pixel of an image.
     *
     * @param logits the image's logits
     * @param width the width of the label map, in pixels
     * @param height the height of the label map, in pixels
     * @param classes the classifier's output for the image
     */
    public LabelMap decide(LogitMap logits, int width, int height, ImageClasses classes) {
        float[] offsets = offsets(classes);
        LabelMap map = labels(logits, offsets, width, height);
        if (complete(offsets, map.histogram(), classes)) {
            map = labels(logits, offsets, width, height);
        }
        return smallestRegion > 0 ? Regions.withoutSmall(map, smallestRegion) : map;
    }

    private static LabelMap labels(LogitMap logits, float[] offsets, int width, int height) {
        for (float offset : offsets) {
            if (offset != 0) {
                return logits.plus(offsets).labels(width, height);
            }
        }
        return logits.labels(width, height);
    }

    /** Returns the offset of each label's logits, without the bonus. */
    float[] offsets(ImageClasses classes) {
        float[] offsets = new float[biases.size()];
        for (int label = 0; label < offsets.length; label++) {
            boolean closed = label > 0 && classes.probability(label) < gate && !classes.predicted(label);
            offsets[label] = closed ? CLOSED : biases.get(label).floatValue();
        }
        return offsets;
    }

    /** Adds the bonus to the offset of each predicted class without a pixel; returns true if there is one. */
    boolean complete(float[] offsets, long[] pixels, ImageClasses classes) {
        boolean any = false;
        for (int label = 1; label < offsets.length && bonus > 0; label++) {
            if (classes.predicted(label) && pixels[label] == 0) {
                offsets[label] += (float) bonus;
                any = true;
            }
        }
        return any;
    }
}
