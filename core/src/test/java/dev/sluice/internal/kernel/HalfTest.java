package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Laws of half floats, over all 65,536 of them. */
class HalfTest {
    private static final int INFINITY = 0x7c00;

    @Test
    void everyHalfBecomesTheFloatOfTheSameValueAndComesBack() {
        for (int bits = Short.MIN_VALUE; bits <= Short.MAX_VALUE; bits++) {
            short half = (short) bits;
            float decoded = Half.toFloat(half);
            int magnitude = half & 0x7fff;
            if (magnitude > INFINITY) {
                assertThat(decoded).isNaN();
                assertThat(Half.of(decoded) & 0x7fff).isGreaterThan(INFINITY);
            } else {
                float value = magnitude < INFINITY ? (float) StoredNumbers.half(half) : Float.POSITIVE_INFINITY;
                assertThat(decoded).isEqualTo(half < 0 ? -Math.abs(value) : value);
                assertThat(Half.of(decoded)).isEqualTo(half);
            }
        }
    }

    @Test
    void floatsBetweenTwoHalvesBecomeTheNearerAndOfTwoTheEvenOne() {
        for (int bits = 0; bits < INFINITY; bits++) {
            double next = bits + 1 == INFINITY ? 65536 : StoredNumbers.half((short) (bits + 1));
            float middle = (float) ((StoredNumbers.half((short) bits) + next) / 2);
            requireRounded(Math.nextDown(middle), bits);
            requireRounded(middle, bits + bits % 2);
            requireRounded(Math.nextUp(middle), bits + 1);
        }
    }

    @Test
    void whatIsTooLargeBecomesInfiniteAndWhatIsTooSmallZero() {
        for (float large : new float[] {65520, 65536, 1e30f, Float.MAX_VALUE, Float.POSITIVE_INFINITY}) {
            requireRounded(large, INFINITY);
        }
        for (float small : new float[] {0, Float.MIN_VALUE, Float.MIN_NORMAL, 0x1p-26f, 0x1p-25f}) {
            requireRounded(small, 0);
        }
    }

    private static void requireRounded(float value, int bits) {
        assertThat(Half.of(value)).as("%s", value).isEqualTo((short) bits);
        assertThat(Half.of(-value)).as("%s", -value).isEqualTo((short) (bits | 0x8000));
    }
}
