package podium.report.charts.svg;

import java.awt.Color;
import java.util.List;

/**
 * The colours of charts. A PNG is drawn with {@link #colour}; in SVG a colour is a class, whose CSS variable has one value
 * for the light and one for the dark mode.
 */
public enum Ink {
    BLUE(0x2F6DB5),
    ORANGE(0xE08E2B),
    GREEN(0x4C9F70),
    PURPLE(0x7A4FA3),
    RED(0xB3344A),
    TEAL(0x138A97),
    BROWN(0x8A6A12),
    SLATE(0x5E6B85),
    GREY(0xB0B0B0),
    DARK(0x404040),
    PALE(0xC2CCD8);

    /** The colours of series, in their order. */
    public static final List<Ink> SERIES = List.of(BLUE, ORANGE, GREEN, PURPLE, RED, TEAL, BROWN, SLATE);

    private final int rgb;

    Ink(int rgb) {
        this.rgb = rgb;
    }

    /** The colour on white paper. */
    public Color colour() {
        return new Color(rgb);
    }

    /** The ink of a colour that a chart was given. */
    static Ink of(Color colour) {
        for (Ink ink : values()) {
            if (ink.colour().equals(colour)) {
                return ink;
            }
        }
        throw new IllegalArgumentException(colour + " is not a colour of charts");
    }

    /** The class in the style sheet. */
    String style() {
        return switch (this) {
            case BLUE -> "c1";
            case ORANGE -> "c2";
            case GREEN -> "c3";
            case PURPLE -> "c4";
            case RED -> "c5";
            case TEAL -> "c6";
            case BROWN -> "c7";
            case SLATE -> "c8";
            case GREY -> "grey";
            case DARK -> "dark";
            case PALE -> "pale";
        };
    }
}
