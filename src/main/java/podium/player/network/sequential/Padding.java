package podium.player.network.sequential;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import podium.player.network.Node;
import podium.player.network.layers.Window;

/**
 * The zeros around a map before a window moves over it, the same number on each side.
 *
 * @param text {@code valid} for none, {@code same} for as many as keep the side divided by the stride, rounded up, or
 *     their number
 */
public record Padding(String text) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
    private static final String SAME = "same";
    private static final String VALID = "valid";

    public Padding {
        require(
                text.equals(SAME) || text.equals(VALID) || NUMBER.matcher(text).matches(),
                "",
                text,
                "same, valid or a number of zeros on each side of the map, such as 2");
    }

    /** Reads what a recipe has: a word, or a number. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Padding of(Object written) {
        return new Padding(written.toString());
    }

    @JsonValue
    Object written() {
        return NUMBER.matcher(text).matches() ? Integer.valueOf(text) : text;
    }

    /**
     * Returns the window of a layer over a map.
     *
     * @throws Misfit if the window does not fit
     */
    Window window(String layer, Node in, int kernel, int stride) {
        String words = layer + " of " + kernel + " x " + kernel;
        Misfit.map(layer, in);
        Window window = Window.of(kernel).by(stride).padded(zeros(kernel));
        for (int side = 1; side <= 2; side++) {
            long length = in.shape().get(side);
            if (length + 2L * window.pad() < kernel) {
                throw Misfit.of(
                        words,
                        in,
                        "a window within the map and its padding: a smaller one, padding: same, fewer layers that"
                                + " shrink the map, or a larger size");
            }
            if (window.pad() >= kernel) {
                throw Misfit.of(words + " and padding " + text, in, "a padding below the window's side");
            }
            if (text.equals(SAME) && window.output(length) != (length + stride - 1) / stride) {
                throw Misfit.of(
                        words + ", stride " + stride + " and padding same",
                        in,
                        "a window with an odd side, padding: valid, or the number of zeros on each side");
            }
        }
        return window;
    }

    /** Refuses a window of a pooling layer that is no window; {@code stride} is null for the window's side. */
    static void requirePool(int size, @Nullable Integer stride) {
        require(size >= 1 && size <= 100, "size", size, "the side of the window in pixels, 1 to 100");
        require(stride == null || (stride >= 1 && stride <= 100), "stride", stride, "a step in pixels, 1 to 100");
    }

    /**
     * Returns the window of a pooling layer over a map.
     *
     * @param stride the step between two positions; null for the window's side
     * @throws Misfit if the window does not fit
     */
    Window pool(String layer, Node in, int size, @Nullable Integer stride) {
        return window(layer, in, size, stride == null ? size : stride);
    }

    private int zeros(int kernel) {
        return switch (text) {
            case SAME -> (kernel - 1) / 2;
            case VALID -> 0;
            default -> Integer.parseInt(text);
        };
    }
}
