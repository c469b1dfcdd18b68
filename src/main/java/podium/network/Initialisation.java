package podium.network;

import ai.djl.ndarray.types.Shape;
import java.util.Random;
import java.util.function.DoubleSupplier;

/**
 * How an array begins that no file has: normalisation as the identity, biases as nothing, weights so that variances pass
 * through the network unchanged.
 */
enum Initialisation {
    /** Before a rectifier: deviation sqrt(2 / inputs) (He et al., <i>Delving Deep into Rectifiers</i>, ICCV 2015). */
    HE_NORMAL("He normal"),
    /** Of the outputs: within sqrt(6 / (inputs + outputs)) of zero (Glorot and Bengio, AISTATS 2010). */
    GLOROT_UNIFORM("Glorot uniform"),
    ZEROS("zeros"),
    ONES("ones");

    private final String text;

    Initialisation(String text) {
        this.text = text;
    }

    /**
     * That of an array.
     *
     * @param outputLayer the layer that gives the network's output
     */
    static Initialisation of(ParameterSpec spec, int outputLayer) {
        return switch (spec.role()) {
            case WEIGHT -> spec.layer() == outputLayer ? GLOROT_UNIFORM : HE_NORMAL;
            case BIAS, BETA, RUNNING_MEAN -> ZEROS;
            case GAMMA, RUNNING_VAR -> ONES;
        };
    }

    /** The array: the same for the same seed and name, whatever else was drawn before. */
    Tensor tensor(ParameterSpec spec, long seed) {
        Random random = new Random(mixed(seed, spec.name()));
        Shape shape = spec.shape();
        double inputs = shape.size() / (double) Math.max(1, shape.get(0));
        double outputs = shape.get(0);
        double deviation = Math.sqrt(2 / inputs);
        double limit = Math.sqrt(6 / (inputs + outputs));
        return switch (this) {
            case HE_NORMAL -> drawn(shape, () -> deviation * random.nextGaussian());
            case GLOROT_UNIFORM -> drawn(shape, () -> limit * (2 * random.nextDouble() - 1));
            case ZEROS -> Tensor.filled(shape, 0);
            case ONES -> Tensor.filled(shape, 1);
        };
    }

    private static Tensor drawn(Shape shape, DoubleSupplier values) {
        float[] array = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < array.length; i++) {
            array[i] = (float) values.getAsDouble();
        }
        return new Tensor(shape, array);
    }

    /** FNV-1a over the name, from the seed on, then MurmurHash3's last step: near seeds and names are far apart. */
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
