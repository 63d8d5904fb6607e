package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of how rows are stored: the formats read back what is nearest to what was written. */
class RowEncoderProperties {
    @Example
    void stepsAreTheHundredTwentySeventhOfTheGreatestMagnitude() {
        ByteBuffer bytes = encoded(RowEncoder.I8, -1, 0, 0.5f, 1.27f);
        assertThat(bytes.getFloat(0)).isEqualTo(0.01f);
        assertThat(bytes.slice(4, 4)).isEqualTo(ByteBuffer.wrap(new byte[] {-100, 0, 50, 127}));
    }

    @Example
    void rowOfZerosHasNoSteps() {
        assertThat(encoded(RowEncoder.I8, 0, -0.0f, 0)).isEqualTo(ByteBuffer.allocate(8));
    }

    @Example
    void halvesAreRoundedToEven() {
        float step = 0x1p-10f;
        float[] row = {1 + step / 2, 1 + 3 * step / 2, 65519.996f, 0x1p-25f, 0x1.8p-24f, -0.0f};
        assertThat(decoded(RowFormat.F16, encoded(RowEncoder.F16, row), row.length))
                .containsExactly(1, 1 + 2 * step, 65504, 0, 0x1p-23f, -0.0f);
    }

    @Property
    void stepsAreOffByHalfOfOneAtMost(@ForAll("rows") float[] row) {
        ByteBuffer bytes = encoded(RowEncoder.I8, row);
        double scale = bytes.getFloat(0);
        float[] decoded = decoded(RowFormat.I8, bytes, row.length);
        for (int i = 0; i < row.length; i++) {
            // Half a step, and what a product of 127 steps is rounded by.
            assertThat(Math.abs((double) row[i] - decoded[i]))
                    .as("%s became %s in steps of %s", row[i], decoded[i], scale)
                    .isLessThanOrEqualTo(scale * (0.5 + 127 * 0x1p-23));
        }
    }

    @Property
    void greatestMagnitudeTakesAllSteps(@ForAll("rows") float[] row) {
        ByteBuffer bytes = encoded(RowEncoder.I8, row);
        int steps = 0;
        float greatest = 0;
        for (int i = 0; i < row.length; i++) {
            assertThat(bytes.get(4 + i)).isBetween((byte) -127, (byte) 127);
            steps = Math.max(steps, Math.abs(bytes.get(4 + i)));
            greatest = Math.max(greatest, Math.abs(row[i]));
        }
        if (greatest >= 0x1p-119f) {
            assertThat(steps).isEqualTo(127);
        } else {
            assertThat(steps > 0).isEqualTo(greatest > 0);
        }
    }

    @Property
    void rowsFillWholeWords(@ForAll("rows") float[] row) {
        assertThat(encoded(RowEncoder.I8, row).capacity() % Float.BYTES).isZero();
        assertThat(encoded(RowEncoder.F16, row).capacity()).isEqualTo(2 * row.length);
        assertThat(decoded(RowFormat.F32, encoded(RowEncoder.F32, row), row.length))
                .containsExactly(row);
    }

    @Property
    void nothingLiesNearerThanTheHalf(@ForAll("halfRange") float value) {
        short half = Half.of(value);
        float decoded = Half.toFloat(half);
        double error = Math.abs((double) value - decoded);
        for (int step : new int[] {-1, 1}) {
            float neighbour = Half.toFloat((short) (half + step));
            assertThat(Float.isFinite(neighbour) && Math.abs((double) value - neighbour) < error)
                    .as("%s became %s, not %s", value, decoded, neighbour)
                    .isFalse();
        }
    }

    /** Of every size, subnormal and extreme ones too; within a row they are near each other or not. */
    @Provide
    Arbitrary<float[]> rows() {
        Arbitrary<Float> any =
                Arbitraries.integers().map(Float::intBitsToFloat).map(it -> Float.isFinite(it) ? it : Float.MAX_VALUE);
        Arbitrary<Float> subnormal = Arbitraries.integers().between(-400, 400).map(it -> it * Float.MIN_VALUE);
        Arbitrary<Float> ordinary = Arbitraries.floats().between(-2, 2).ofScale(6);
        return Arbitraries.oneOf(
                        any.array(float[].class).ofMinSize(1).ofMaxSize(20),
                        subnormal.array(float[].class).ofMinSize(1).ofMaxSize(20),
                        ordinary.array(float[].class).ofMinSize(1).ofMaxSize(20))
                .map(float[].class::cast);
    }

    @Provide
    Arbitrary<Float> halfRange() {
        return Arbitraries.oneOf(
                Arbitraries.floats().between(-65519, 65519).ofScale(4),
                Arbitraries.floats().between(-1e-4f, 1e-4f).ofScale(12));
    }

    private static ByteBuffer encoded(RowEncoder encoder, float... row) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * row.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        encoder.encode(row, bytes);
        return bytes.slice(0, bytes.position()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static float[] decoded(RowFormat format, ByteBuffer bytes, int width) {
        float[] row = new float[width];
        format.decode(bytes, 0, width, row, 0);
        return row;
    }
}
