package podium.player.network.mxnet.symbol;

import java.util.List;
import podium.player.network.layers.Convolution;
import podium.player.network.layers.Shape;
import podium.player.network.layers.Window;
import podium.player.network.mxnet.symbol.Form.WithZeroChannels;

/**
 * MXNet's operations for a convolution in each of its forms. Its parameters are its weights and, if it has one, its
 * bias.
 */
final class Convolutions {
    private final HelperOperations helpers;

    Convolutions(HelperOperations helpers) {
        this.helpers = helpers;
    }

    Operation asDescribed(Convolution convolution, Step step, Operation in, List<Operation> parameters) {
        Operation out = operation(convolution, step, in, parameters.get(0));
        parameters.subList(1, parameters.size()).forEach(out::addInput);
        return lying(convolution.window(), out);
    }

    /** Sets the attributes of the window. */
    private static Operation lying(Window window, Operation out) {
        return Attributes.describe(window, out).with("dilate", Attributes.pair(window.dilation()));
    }

    private static Operation operation(Convolution convolution, Step step, Operation in, Operation weights) {
        return Operation.of("Convolution", step.name() + "_fwd", in, weights)
                .with("num_filter", convolution.filters())
                .with("num_group", convolution.groups())
                .with("layout", "NCHW")
                .with("no_bias", Attributes.truth(!convolution.biased()));
    }

    Operation middleTap(Convolution convolution, Step step, Operation in, List<Operation> parameters) {
        int middle = convolution.window().kernel() / 2;
        Operation tap = helpers.add("slice", known(step, parameters))
                .with("begin", "(None, None, " + middle + ", " + middle + ")")
                .with("end", "(None, None, " + (middle + 1) + ", " + (middle + 1) + ")");
        Operation out = operation(convolution, step, in, tap);
        parameters.subList(1, parameters.size()).forEach(out::addInput);
        return lying(Window.of(1), out);
    }

    Operation columnsTogether(Convolution convolution, Step step, Operation in, List<Operation> parameters) {
        Window window = convolution.window();
        Operation out = operation(convolution, step, in, rowsSpread(step, window, parameters));
        parameters.subList(1, parameters.size()).forEach(out::addInput);
        return out.with("kernel", Attributes.tuple(window.extent(), window.kernel()))
                .with("stride", Attributes.pair(1))
                .with("pad", Attributes.tuple(window.pad(), window.pad() / ColumnsApart.RATE))
                .with("dilate", Attributes.pair(1));
    }

    /** Inserts a row of zeros between neighbouring rows of a kernel. */
    private Operation rowsSpread(Step step, Window window, List<Operation> parameters) {
        Shape shape = weights(step);
        long rows = shape.get(0) * shape.get(1) * shape.get(2);
        Operation followed = helpers.joined(
                1,
                helpers.reshaped(known(step, parameters), Attributes.tuple(-1, window.kernel())),
                helpers.zeros(rows, window.kernel()));
        Operation kernels = helpers.reshaped(followed, Attributes.tuple(shape.get(0) * shape.get(1), -1));
        Operation spread = helpers.part(kernels, 0, (long) window.extent() * window.kernel());
        return helpers.reshaped(spread, Attributes.tuple(shape.get(0), shape.get(1), window.extent(), window.kernel()));
    }

    Operation withZeroChannels(WithZeroChannels wide, Step step, Operation in, List<Operation> parameters) {
        Convolution convolution = wide.convolution();
        Operation weights = widened(wide, step, parameters);
        Convolution wider =
                new Convolution(convolution.filters() + wide.filters(), convolution.window(), 1, convolution.biased());
        Operation out = operation(wider, step, widened(in, step.input().shape(), wide.inputs()), weights);
        if (convolution.biased()) {
            out.addInput(biased(wide, parameters.get(1)));
        }
        lying(convolution.window(), out);
        return wide.filters() == 0 ? out : without(out, step.shape());
    }

    /** Adds zeros to the weights for more input and output channels. */
    private Operation widened(WithZeroChannels wide, Step step, List<Operation> parameters) {
        long filters = weights(step).get(0);
        long inputs = weights(step).get(1);
        Operation weights = helpers.reshaped(known(step, parameters), "(0, 0)");
        if (wide.inputs() > 0) {
            weights = helpers.joined(1, weights, helpers.zeros(filters, wide.inputs()));
        }
        if (wide.filters() > 0) {
            weights = helpers.joined(0, weights, helpers.zeros(wide.filters(), inputs + wide.inputs()));
        }
        return helpers.reshaped(weights, "(0, 0, 1, 1)");
    }

    /**
     * Appends zero channels to a map, at most as many as it has. Maps are joined as vectors, since the engine cannot
     * split a block of channels.
     */
    private Operation widened(Operation in, Shape shape, int missing) {
        if (missing == 0) {
            return in;
        }
        Operation vectors = helpers.reshaped(in, "(0, -1)");
        long area = shape.get(1) * shape.get(2);
        Operation zeros = helpers.add("_mul_scalar", helpers.part(vectors, 0, missing * area))
                .with("scalar", 0.0);
        return helpers.reshaped(helpers.joined(1, vectors, zeros), Attributes.tuple(0, -1, shape.get(1), shape.get(2)));
    }

    private Operation biased(WithZeroChannels wide, Operation bias) {
        return wide.filters() == 0
                ? bias
                : helpers.joined(
                        0, helpers.known(bias, Shape.of(wide.convolution().filters())), helpers.zeros(wide.filters()));
    }

    /** Returns the first channels of a wider map, as many as {@code map} has. */
    private Operation without(Operation in, Shape map) {
        Operation vectors = helpers.part(helpers.reshaped(in, "(0, -1)"), 0, map.size());
        return helpers.reshaped(vectors, Attributes.tuple(0, -1, map.get(1), map.get(2)));
    }

    private Operation known(Step step, List<Operation> parameters) {
        return helpers.known(parameters.get(0), weights(step));
    }

    private static Shape weights(Step step) {
        return step.parameters().get(0).shape();
    }
}
