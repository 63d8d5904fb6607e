package dev.sluice.internal.kernel;

/** Half-precision floats of IEEE 754: a sign, 5 bits of exponent, 10 of fraction. */
public final class Half {
    /** The greatest finite value. */
    public static final float MAX = 65504;

    private Half() {}

    /** The float of the same value. */
    public static float toFloat(short half) {
        int magnitude = (half & 0x7fff) << 13;
        int sign = (half & 0x8000) << 16;
        if (magnitude >= 0x0f800000) {
            return Float.intBitsToFloat(sign | 0x70000000 | magnitude); // infinity and NaN
        }
        // Read as a float, the exponent is 112 too low; so are the exponents of subnormal numbers.
        return Float.intBitsToFloat(sign | Float.floatToRawIntBits(Float.intBitsToFloat(magnitude) * 0x1p112f));
    }

    /** The nearest half-precision float, of two the even one; infinite from 65,520 on. */
    public static short of(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        float magnitude = Math.abs(value);
        if (!(magnitude < 65520)) {
            return (short) (sign | (Float.isNaN(value) ? 0x7e00 : 0x7c00));
        }
        if (magnitude < 0x1p-14f) {
            return (short) (sign | (int) Math.rint(magnitude * 0x1p24)); // subnormal: a multiple of 2^-24
        }
        int rounded = (bits & 0x7fffffff) + 0xfff + (bits >>> 13 & 1);
        return (short) (sign | (rounded - 0x38000000) >>> 13);
    }
}
