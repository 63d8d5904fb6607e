package dev.sluice.internal.kernel;

import java.nio.ByteBuffer;

/** How floats become the numbers of a row in memory: what {@link RowFormat} reads. */
public enum RowEncoder {
    /** Floats, as they are. */
    F32 {
        @Override
        public void encode(float[] row, ByteBuffer into) {
            for (float entry : row) {
                into.putFloat(entry);
            }
        }
    },
    /** The nearest half-precision floats. */
    F16 {
        @Override
        public void encode(float[] row, ByteBuffer into) {
            for (float entry : row) {
                into.putShort(Half.of(entry));
            }
        }
    },
    /** The nearest of the steps from -127 to 127, behind their width, and zeros up to a whole word. */
    I8 {
        @Override
        public void encode(float[] row, ByteBuffer into) {
            int end = into.position() + Float.BYTES + (row.length + 3) / 4 * 4;
            float scale = scale(row);
            into.putFloat(scale);
            for (float entry : row) {
                into.put(scale == 0 ? 0 : (byte) Math.rint(entry / (double) scale));
            }
            while (into.position() < end) {
                into.put((byte) 0);
            }
        }
    };

    /**
     * Appends a row to a little-endian buffer.
     *
     * @param row finite numbers, which as halves are finite too
     */
    public abstract void encode(float[] row, ByteBuffer into);

    /** A 127th of the greatest magnitude, but that no entry needs more than 127 steps and none of them is infinite. */
    private static float scale(float[] row) {
        float greatest = 0;
        for (float entry : row) {
            greatest = Math.max(greatest, Math.abs(entry));
        }
        float scale = greatest / 127;
        if (Math.rint(greatest / (double) scale) > 127) {
            return Math.nextUp(scale); // subnormal numbers stand far apart
        }
        return Float.isInfinite(scale * 127) ? Math.nextDown(scale) : scale;
    }
}
