package dev.sluice.internal.kernel;

/** Half-precision floats of IEEE 754: a sign, 5 bits of exponent, 10 of fraction. */
public final class Half {
    /** The greatest finite value. */
    public static final float MAX = 65504;

    private Half() {}

    /** The float of the same value. */
    public static float toFloat(short half) {
        return Float.float16ToFloat(half);
    }

    /** The nearest half-precision float, of two the even one; infinite from 65,520 on. */
    public static short of(float value) {
        return Float.floatToFloat16(value);
    }
}
