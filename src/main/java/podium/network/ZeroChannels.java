package podium.network;

import ai.djl.ndarray.types.Shape;

/**
 * Channels of zeros that make convolutions of single pixels faster backward. oneDNN 2.4 lays maps out in blocks of sixteen
 * channels where the processor has AVX-512: a convolution of an odd number of blocks of eight too, but it has no backward
 * pass of a batch normalisation between eights and sixteens; and other numbers row by row, which costs a change of layout
 * of every map around.
 */
final class ZeroChannels {
    private static final int BLOCK = 16;

    private final HelperNodes helpers;

    ZeroChannels(HelperNodes helpers) {
        this.helpers = helpers;
    }

    /** How many channels are missing to whole blocks, where they can be half full. */
    static int missing(long channels) {
        return channels % BLOCK == BLOCK / 2 ? BLOCK / 2 : 0;
    }

    /** How many are missing to whole blocks. */
    static int missingToAny(long channels) {
        return (int) ((BLOCK - channels % BLOCK) % BLOCK);
    }

    /** A map with so many more channels, all zero, not more than it has. Joined as vectors, since the engine splits no block. */
    Node map(Node in, int missing) {
        Shape shape = in.shape();
        if (missing == 0) {
            return in;
        }
        Node vectors = helpers.reshaped(in, "(0, -1)");
        long area = shape.get(1) * shape.get(2);
        Node zeros = helpers.of("_mul_scalar", helpers.part(vectors, 0, missing * area))
                .with("scalar", 0.0);
        return helpers.reshaped(helpers.joined(1, vectors, zeros), Window.tuple(0, -1, shape.get(1), shape.get(2)));
    }

    /** Weights of a convolution of single pixels that takes a wider map and gives a wider one. */
    Node weights(Node weights, int missingInputs, int missingFilters) {
        if (missingInputs == 0 && missingFilters == 0) {
            return weights;
        }
        long filters = weights.shape().get(0);
        long inputs = weights.shape().get(1);
        Node wide = helpers.reshaped(helpers.known(weights), "(0, 0)");
        if (missingInputs > 0) {
            wide = helpers.joined(1, wide, helpers.zeros(filters, missingInputs));
        }
        if (missingFilters > 0) {
            wide = helpers.joined(0, wide, helpers.zeros(missingFilters, inputs + missingInputs));
        }
        return helpers.reshaped(wide, "(0, 0, 1, 1)");
    }

    Node bias(Node bias, int missing) {
        return missing == 0 ? bias : helpers.joined(0, helpers.known(bias), helpers.zeros(missing));
    }

    /** The first channels of a wider map, as many as {@code map} has. */
    Node without(Node in, Shape map) {
        if (in.shape().equals(map)) {
            return in;
        }
        Node vectors = helpers.part(helpers.reshaped(in, "(0, -1)"), 0, map.size());
        return helpers.reshaped(vectors, Window.tuple(0, -1, map.get(1), map.get(2)), map);
    }
}
