package podium.player.network;

import java.util.Arrays;
import podium.player.network.layers.Shape;

/**
 * An array of 32-bit floats in Java memory, with the last axis varying fastest. The values are not copied: do not
 * change an array that you passed in or got from here unless you are its only owner.
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
