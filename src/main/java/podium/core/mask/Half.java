package podium.core.mask;

/** Numbers of IEEE 754's binary16, NumPy's float16: 11 significant bits, rounded to the nearest, ties to even. */
public final class Half {
    private static final int SIGN = 0x8000;
    private static final int INFINITY = 0x7C00;
    /** 2^-24, the smallest positive number. */
    private static final float SMALLEST = 0x1p-24f;
    /** Smaller numbers have fewer significant bits. */
    private static final float SMALLEST_NORMAL = 0x1p-14f;
    /** From this value on the nearest number is infinity. */
    private static final float TOO_LARGE = 65520f;

    private Half() {}

    /** The bits of the nearest number. */
    public static short bits(float value) {
        int sign = Float.floatToRawIntBits(value) >>> 16 & SIGN;
        float size = Math.abs(value);
        if (Float.isNaN(value)) {
            return (short) (sign | INFINITY | 0x200);
        }
        if (size >= TOO_LARGE) {
            return (short) (sign | INFINITY);
        }
        if (size < SMALLEST_NORMAL) {
            return (short) (sign | (int) Math.rint(size / SMALLEST));
        }
        int bits = Float.floatToRawIntBits(size);
        int even = bits >>> 13 & 1; // a carry out of the fraction correctly adds one to the exponent
        return (short) (sign | (bits + 0xFFF + even - (112 << 23)) >>> 13);
    }

    /** The number that the bits represent. */
    public static float value(short bits) {
        int size = bits & 0x7FFF;
        float value;
        if (size < 0x400) {
            value = size * SMALLEST;
        } else if (size >= INFINITY) {
            value = size == INFINITY ? Float.POSITIVE_INFINITY : Float.NaN;
        } else {
            value = Float.intBitsToFloat((size << 13) + (112 << 23));
        }
        return (bits & SIGN) == 0 ? value : -value;
    }
}
