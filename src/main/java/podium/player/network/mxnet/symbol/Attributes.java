package podium.player.network.mxnet.symbol;

import java.util.Arrays;
import java.util.stream.Collectors;
import podium.player.network.layers.Window;

/** Formats numbers and windows as MXNet's attributes. */
final class Attributes {
    private Attributes() {}

    static String pair(int side) {
        return tuple(side, side);
    }

    static String tuple(long... numbers) {
        return Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    static String truth(boolean value) {
        return value ? "True" : "False";
    }

    /** Sets the attributes of a window, except for its dilation. */
    static Operation describe(Window window, Operation operation) {
        return operation
                .with("kernel", pair(window.kernel()))
                .with("stride", pair(window.stride()))
                .with("pad", pair(window.pad()));
    }
}
