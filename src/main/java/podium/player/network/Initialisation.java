package podium.player.network;

import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleSupplier;
import podium.player.network.layers.Shape;

/**
 * The initial values of an array that no file provides. The values are drawn by one generator, whose seed is mixed with
 * the array's name.
 */
public sealed interface Initialisation {
    /** Returns the initialisation of every array for which none was chosen. */
    static Initialisation usual() {
        return new Usual();
    }

    static Initialisation zeros() {
        return new Constant(0);
    }

    static Initialisation ones() {
        return new Constant(1);
    }

    /** Creates the array. The same seed and name always give the same array, whatever was drawn before. */
    Tensor tensor(ParameterSpec spec, long seed);

    /**
     * Returns the initialisation that an array really gets: itself, unless it depends on the array's place.
     *
     * @param outputLayer the index of the layer that gives the network's output
     */
    default Initialisation of(ParameterSpec spec, int outputLayer) {
        return this;
    }

    /**
     * The initialisation by role and place. Normalisations start as the identity and biases as zero. Weights keep the
     * variance of activations the same through the network: {@link Variance#HE}, normal, before a rectifier, and
     * {@link Variance#GLOROT}, uniform, in the output layer.
     */
    record Usual() implements Initialisation {
        @Override
        public Initialisation of(ParameterSpec spec, int outputLayer) {
            return switch (spec.role()) {
                case WEIGHT -> ofWeights(spec, outputLayer);
                case BIAS, BETA, RUNNING_MEAN -> zeros();
                case GAMMA, RUNNING_VAR -> ones();
            };
        }

        private static Initialisation ofWeights(ParameterSpec spec, int outputLayer) {
            if (spec.layer() == outputLayer) {
                return new Scaled(Variance.GLOROT, Distribution.UNIFORM);
            }
            return spec.dilated() ? new MiddleTap() : new Scaled(Variance.HE, Distribution.NORMAL);
        }

        /** Creates an array that is not in the output layer. */
        @Override
        public Tensor tensor(ParameterSpec spec, long seed) {
            return of(spec, -1).tensor(spec, seed);
        }
    }

    /** Draws from a distribution around zero whose variance follows from the numbers of inputs and outputs. */
    record Scaled(Variance variance, Distribution distribution) implements Initialisation {
        @Override
        public Tensor tensor(ParameterSpec spec, long seed) {
            Random random = random(spec, seed);
            double multiple = variance.multiple();
            double width = variance.width(spec.shape());
            DoubleSupplier draws = switch (distribution) {
                case NORMAL -> normal(Math.sqrt(multiple / width), random);
                case UNIFORM -> uniform(Math.sqrt(3 * multiple / width), random);
            };
            return drawn(spec.shape(), draws);
        }

        @Override
        public String toString() {
            return variance + " " + distribution;
        }
    }

    /**
     * For dilated windows: He normal for the middle tap, zeros for the others. For example, 257 pixels at stride 16
     * give 17 positions per side, so the outer taps of dilation 18 only see padding and learn nothing. If they were
     * random, they would be noise in every larger image.
     */
    record MiddleTap() implements Initialisation {
        @Override
        public Tensor tensor(ParameterSpec spec, long seed) {
            Shape shape = spec.shape();
            int taps = Math.toIntExact(shape.get(2) * shape.get(3));
            double deviation = Math.sqrt(Variance.HE.multiple() / shape.get(1));
            Random random = random(spec, seed);
            float[] array = new float[Math.toIntExact(shape.size())];
            for (int i = taps / 2; i < array.length; i += taps) {
                array[i] = (float) (deviation * random.nextGaussian());
            }
            return new Tensor(shape, array);
        }

        @Override
        public String toString() {
            return "He normal in the middle";
        }
    }

    /**
     * Draws from a normal distribution around zero, as for AlexNet's weights (Krizhevsky et al., NIPS 2012, section 5).
     *
     * @param deviation its standard deviation, above 0
     */
    record Normal(double deviation) implements Initialisation {
        public Normal {
            if (!(deviation > 0 && deviation <= Float.MAX_VALUE)) {
                throw new IllegalArgumentException("deviation: " + deviation + "; expected a number above 0");
            }
        }

        @Override
        public Tensor tensor(ParameterSpec spec, long seed) {
            return drawn(spec.shape(), normal(deviation, random(spec, seed)));
        }

        @Override
        public String toString() {
            return "normal, deviation " + deviation;
        }
    }

    /** Sets every value to the same number. */
    record Constant(double value) implements Initialisation {
        public Constant {
            if (!(Math.abs(value) <= Float.MAX_VALUE)) {
                throw new IllegalArgumentException("constant: " + value + "; expected a finite number");
            }
        }

        @Override
        public Tensor tensor(ParameterSpec spec, long seed) {
            return Tensor.filled(spec.shape(), (float) value);
        }

        @Override
        public String toString() {
            return value == 0 ? "zeros" : value == 1 ? "ones" : "constant " + value;
        }
    }

    /** The shape of the distribution that values are drawn from. */
    enum Distribution {
        NORMAL,
        /** Between two limits around zero, which are sqrt(3) deviations from it. */
        UNIFORM;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static DoubleSupplier normal(double deviation, Random random) {
        return () -> deviation * random.nextGaussian();
    }

    private static DoubleSupplier uniform(double limit, Random random) {
        return () -> limit * (2 * random.nextDouble() - 1);
    }

    private static Tensor drawn(Shape shape, DoubleSupplier values) {
        float[] array = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < array.length; i++) {
            array[i] = (float) values.getAsDouble();
        }
        return new Tensor(shape, array);
    }

    /**
     * Creates the generator of an array. Hashes the name with FNV-1a, starting from the seed, then applies the last
     * step of MurmurHash3, so that similar seeds and names give very different results.
     */
    private static Random random(ParameterSpec spec, long seed) {
        long hash = 0xcbf29ce484222325L ^ seed;
        for (int i = 0; i < spec.name().length(); i++) {
            hash = (hash ^ spec.name().charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return new Random(hash ^ (hash >>> 33));
    }
}
