package podium.player.network.mxnet.symbol;

import podium.player.network.layers.Shape;
import podium.player.network.layers.VectorPart;

/**
 * MXNet's operations that move or resample a map's positions, mostly as products with matrices that the graph computes.
 */
final class Stretches {
    private final HelperOperations helpers;
    private final OperationNames names;

    Stretches(HelperOperations helpers, OperationNames names) {
        this.helpers = helpers;
        this.names = names;
    }

    /**
     * Resizes bilinearly with one matrix product per axis: MXNet's own operation would take a third of a training step.
     */
    Operation bilinear(Step step, Operation in) {
        Shape map = step.input().shape();
        return taller(step, wider(step, in, map.get(2)), map.get(1));
    }

    private Operation wider(Step step, Operation in, long columns) {
        long width = step.shape().get(2);
        return product(names.name(step, "bilinear", 0), in, interpolation(columns, width), width);
    }

    /** Multiplies each row of a map by a matrix. */
    private Operation product(String name, Operation in, Operation matrix, long width) {
        return Operation.of("FullyConnected", name + "_fwd", in, helpers.constant(matrix))
                .with("num_hidden", width)
                .with("flatten", "False")
                .with("no_bias", "True");
    }

    /** Treats rows as the channels of a convolution, so that no array has to be transposed. */
    private Operation taller(Step step, Operation in, long rows) {
        long height = step.shape().get(1);
        Operation weights = helpers.constant(helpers.reshaped(interpolation(rows, height), "(0, 0, 1)"));
        Operation tall = Operation.of(
                        "Convolution",
                        names.name(step, "bilinear", 1) + "_fwd",
                        helpers.reshaped(in, "(-3, -2)"),
                        weights)
                .with("kernel", "(1,)")
                .with("num_filter", height)
                .with("layout", "NCW")
                .with("no_bias", "True");
        return helpers.reshaped(tall, "(-4, -1, " + step.shape().get(0) + ", -2)");
    }

    /**
     * Returns the interpolation matrix between the centres of cells; beyond the outer centres, edge values are
     * repeated.
     */
    private Operation interpolation(long inputs, long outputs) {
        double scale = (double) inputs / outputs;
        Operation centres = helpers.places(outputs, scale, scale / 2 - 0.5);
        return helpers.interpolation(helpers.clipped(centres, 0, inputs - 1.0), range(inputs));
    }

    private Operation range(long count) {
        return helpers.places(count, 1, 0);
    }

    Operation everySecondColumn(Step step, Operation in, int first) {
        long count = step.shape().get(2);
        Operation places = helpers.places(count, ColumnsApart.RATE, first);
        Operation matrix =
                helpers.interpolation(places, range(step.input().shape().get(2)));
        return product(names.name(step, "columns", 0), in, matrix, count);
    }

    /** Puts zeros between the columns. */
    Operation columnsSpread(Step step, Operation in, int first) {
        long width = step.shape().get(2);
        Operation places = helpers.places(step.input().shape().get(2), ColumnsApart.RATE, first);
        Operation matrix = helpers.interpolation(range(width), places);
        return product(names.name(step, "columns", 0), in, matrix, width);
    }

    Operation part(VectorPart part, Operation vector) {
        Shape map = part.map();
        Operation numbers = helpers.part(vector, part.from(), part.from() + map.size());
        return helpers.reshaped(numbers, Attributes.tuple(0, map.get(0), map.get(1), map.get(2)));
    }
}
