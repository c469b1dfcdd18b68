package podium.player.network.weights;

import java.util.Random;
import java.util.function.DoubleSupplier;
import podium.player.network.ParameterSpec;
import podium.player.network.Tensor;
import podium.player.network.layers.Shape;

/**
 * The initial values of an array that no file provides. Normalisations start as the identity and biases as zero;
 * weights are scaled so that the variance of activations stays the same through the network.
 */
public enum Initialisation {
    /**
     * For layers before a rectifier: standard deviation sqrt(2 / inputs) (He et al., <i>Delving Deep into
     * Rectifiers</i>, ICCV 2015).
     */
    HE_NORMAL("He normal"),
    /**
     * For dilated windows: He normal for the middle tap, zeros for the others. For example, 257 pixels at stride 16
     * give 17 positions per side, so the outer taps of dilation 18 only see padding and learn nothing. If they were
     * random, they would be noise in every larger image.
     */
    MIDDLE_HE_NORMAL("He normal in the middle"),
    /** For the output layer: uniform within sqrt(6 / (inputs + outputs)) of zero (Glorot and Bengio, AISTATS 2010). */
    GLOROT_UNIFORM("Glorot uniform"),
    ZEROS("zeros"),
    ONES("ones");

    private final String text;

    Initialisation(String text) {
        this.text = text;
    }

    /**
     * Returns the initialisation of an array.
     *
     * @param spec the array
     * @param outputLayer the index of the layer that gives the network's output
     */
    public static Initialisation of(ParameterSpec spec, int outputLayer) {
        return switch (spec.role()) {
            case WEIGHT -> spec.layer() == outputLayer ? GLOROT_UNIFORM : spec.dilated() ? MIDDLE_HE_NORMAL : HE_NORMAL;
            case BIAS, BETA, RUNNING_MEAN -> ZEROS;
            case GAMMA, RUNNING_VAR -> ONES;
        };
    }

    /** Creates the array. The same seed and name always give the same array, whatever was drawn before. */
    public Tensor tensor(ParameterSpec spec, long seed) {
        Random random = new Random(mixed(seed, spec.name()));
        Shape shape = spec.shape();
        double inputs = shape.size() / (double) Math.max(1, shape.get(0));
        double outputs = shape.get(0);
        double deviation = Math.sqrt(2 / inputs);
        double limit = Math.sqrt(6 / (inputs + outputs));
        return switch (this) {
            case HE_NORMAL -> drawn(shape, () -> deviation * random.nextGaussian());
            case MIDDLE_HE_NORMAL -> middle(shape, random);
            case GLOROT_UNIFORM -> drawn(shape, () -> limit * (2 * random.nextDouble() - 1));
            case ZEROS -> Tensor.filled(shape, 0);
            case ONES -> Tensor.filled(shape, 1);
        };
    }

    private static Tensor middle(Shape shape, Random random) {
        int taps = Math.toIntExact(shape.get(2) * shape.get(3));
        double inputs = shape.get(1);
        float[] array = new float[Math.toIntExact(shape.size())];
        for (int i = taps / 2; i < array.length; i += taps) {
            array[i] = (float) (Math.sqrt(2 / inputs) * random.nextGaussian());
        }
        return new Tensor(shape, array);
    }

    private static Tensor drawn(Shape shape, DoubleSupplier values) {
        float[] array = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < array.length; i++) {
            array[i] = (float) values.getAsDouble();
        }
        return new Tensor(shape, array);
    }

    /**
     * Hashes the name with FNV-1a, starting from the seed, then applies the last step of MurmurHash3, so that similar
     * seeds and names give very different results.
     */
    private static long mixed(long seed, String name) {
        long hash = 0xcbf29ce484222325L ^ seed;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }

    @Override
    public String toString() {
        return text;
    }
}
