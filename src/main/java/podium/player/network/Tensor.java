package podium.player.network;

import java.util.Arrays;
import podium.player.network.layers.Shape;

/**
 * An array of 32-bit floats in Java's memory, the last axis fastest. Its values are not copied: whoever makes it or asks for
 * them must not change them, or must be their only owner.
 */
public final class Tensor {
    private final Shape shape;
    private final float[] values;

    public Tensor(Shape shape, float[] values) {
        if (shape.size() != values.length) {
            throw new IllegalArgumentException(values.length + " values for the shape " + shape);
        }
        this.shape = shape;
        this.values = values;
    }

    public static Tensor filled(Shape shape, float value) {
        float[] values = new float[Math.toIntExact(shape.size())];
        Arrays.fill(values, value);
        return new Tensor(shape, values);
    }

    public Shape shape() {
        return shape;
    }

    public float[] values() {
        return values;
    }
}
