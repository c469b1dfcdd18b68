package podium.player.network.sequential;

import java.util.Locale;
import java.util.function.Supplier;
import podium.core.yaml.WrongKey;
import podium.player.network.Node;
import podium.player.network.layers.Shape;

/** A layer that does not take what the layers before it give. */
public final class Misfit extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String place;
    private final String found;
    private final String expected;

    private Misfit(String place, String found, String expected) {
        super(place + " is " + found + "; expected " + expected);
        this.place = place;
        this.found = found;
        this.expected = expected;
    }

    /** Creates the fault of a layer after {@code in}. */
    static Misfit of(String layer, Node in, String expected) {
        return new Misfit("", layer + " after " + words(in.shape()), expected);
    }

    /** Creates the fault of a list that ends with a map. */
    static Misfit last(Node out) {
        return new Misfit(
                "",
                "the last layer and gives " + words(out.shape()),
                "a vector; end with flatten or global-average-pool. Podium adds the output behind it, a dense layer with"
                        + " one unit per class");
    }

    /** Returns the same fault, of a layer within {@code outer}. */
    Misfit within(String outer) {
        return new Misfit(outer + place, found, expected);
    }

    /** Returns a map after checking that a layer's input is one. */
    static Node map(String layer, Node in) {
        if (!in.isMap()) {
            throw of(
                    layer,
                    in,
                    "a map of channels x height x width; put " + layer
                            + " before flatten, global-average-pool and dense");
        }
        return in;
    }

    /** Checks that the weights of a layer are one array of Java. */
    static void requireArray(String layer, Node in, long weights) {
        if (weights > Integer.MAX_VALUE) {
            throw of(
                    layer,
                    in,
                    String.format(Locale.ROOT, "at most %,d weights in a layer, not %,d", Integer.MAX_VALUE, weights));
        }
    }

    /** Returns a shape in words, {@code a map of 64 x 8 x 8} or {@code a vector of 128 numbers}. */
    static String words(Shape shape) {
        return shape.sides().size() > 1
                ? "a map of " + shape.get(0) + " x " + shape.get(1) + " x " + shape.get(2)
                : "a vector of length " + shape.get(0);
    }

    /**
     * Adds layers that a key of a recipe lists.
     *
     * @throws WrongKey if one does not fit; it names its place in the list
     */
    public static Node refuse(String key, Supplier<Node> layers) {
        try {
            return layers.get();
        } catch (Misfit e) {
            WrongKey.require(false, key + e.place, e.found, e.expected);
            throw e;
        }
    }
}
