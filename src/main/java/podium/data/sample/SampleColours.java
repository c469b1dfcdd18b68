package podium.data.sample;

import java.awt.Color;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * The colours of one object. They vary so much, and overlap so much between classes and with the backgrounds,
 * that a colour histogram says little about the content of an image.
 */
final class SampleColours {
    /** The range of an object's main colours. */
    enum Family {
        /** Animals: black, white, grey, browns. */
        COAT,
        /** Everything man-made: any hue. */
        PAINT
    }

    private final Map<SampleInk, Color> colours = new EnumMap<>(SampleInk.class);

    SampleColours(Family family, RandomGenerator random) {
        Color body = family == Family.COAT ? coat(random) : paint(random);
        Color second = family == Family.COAT ? coat(random) : paint(random);
        colours.put(SampleInk.BODY, body);
        colours.put(SampleInk.SECOND, apart(second, body));
        colours.put(SampleInk.TRIM, family == Family.COAT ? shade(body, 0.6) : apart(paint(random), body));
        colours.put(SampleInk.DARK, hsb(random.nextDouble(), 0.25, random.nextDouble(0.06, 0.22)));
        colours.put(SampleInk.LIGHT, hsb(random.nextDouble(), random.nextDouble(0.02, 0.12), 0.95));
        colours.put(SampleInk.GLASS, hsb(random.nextDouble(0.45, 0.65), 0.3, random.nextDouble(0.25, 0.85)));
        colours.put(SampleInk.METAL, hsb(random.nextDouble(), 0.06, random.nextDouble(0.5, 0.8)));
        double skin = random.nextDouble();
        colours.put(SampleInk.SKIN, hsb(random.nextDouble(0.03, 0.08), 0.3 + 0.3 * skin, 0.95 - 0.5 * skin));
        colours.put(SampleInk.LEAF, leaf(random));
    }

    Color colour(SampleInk ink) {
        return Objects.requireNonNull(colours.get(ink));
    }

    /** A random hue, from pastel to strong. */
    static Color paint(RandomGenerator random) {
        return hsb(random.nextDouble(), random.nextDouble(0.1, 0.85), random.nextDouble(0.35, 0.95));
    }

    /** A colour for large surfaces: any hue, never glaring. */
    static Color wash(RandomGenerator random) {
        return hsb(random.nextDouble(), random.nextDouble(0.05, 0.55), random.nextDouble(0.4, 0.95));
    }

    /** The colour of an animal's coat: from black over browns and greys to white. */
    static Color coat(RandomGenerator random) {
        double saturation = random.nextInt(3) == 0 ? random.nextDouble(0.0, 0.1) : random.nextDouble(0.15, 0.65);
        return hsb(random.nextDouble(0.04, 0.13), saturation, random.nextDouble(0.2, 0.97));
    }

    /** A colour of foliage: yellowish, green or bluish, and sometimes red. */
    static Color leaf(RandomGenerator random) {
        double hue = random.nextInt(8) == 0 ? random.nextDouble(0.9, 1.05) : random.nextDouble(0.16, 0.4);
        return hsb(hue, random.nextDouble(0.25, 0.65), random.nextDouble(0.35, 0.75));
    }

    /** The colour of a hue (1 is a full circle), a saturation and a brightness. */
    static Color hsb(double hue, double saturation, double brightness) {
        return Color.getHSBColor((float) hue, (float) saturation, (float) brightness);
    }

    /** The colour with its brightness multiplied; a factor above 1 moves it towards white. */
    static Color shade(Color colour, double factor) {
        double white = Math.max(0, factor - 1);
        return new Color(
                channel(colour.getRed(), factor, white),
                channel(colour.getGreen(), factor, white),
                channel(colour.getBlue(), factor, white));
    }

    /** The colour with an opacity of 0..1. */
    static Color sheer(Color colour, double opacity) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity));
    }

    private static int channel(int value, double factor, double white) {
        double darkened = value * Math.min(1, factor);
        return (int) Math.round(Math.min(255, darkened + (255 - darkened) * white));
    }

    /** The colour, made lighter or darker until it stands out from the other. */
    private static Color apart(Color colour, Color other) {
        double difference = luminance(colour) - luminance(other);
        if (Math.abs(difference) > 70) {
            return colour;
        }
        return luminance(other) > 120 ? shade(colour, 0.5) : shade(colour, 1.55);
    }

    private static double luminance(Color colour) {
        return 0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue();
    }
}
