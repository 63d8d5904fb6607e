package dev.sluice.internal.kernel;

import java.nio.ByteBuffer;

/** How the numbers of a row stand in memory, and how they become floats. */
enum RowFormat {
    /** Floats. */
    F32 {
        @Override
        void decode(ByteBuffer segment, int from, int width, float[] into, int at) {
            for (int i = 0; i < width; i++) {
                into[at + i] = segment.getFloat(from + i * Float.BYTES);
            }
        }
    },
    /** Half-precision floats. */
    F16 {
        @Override
        void decode(ByteBuffer segment, int from, int width, float[] into, int at) {
            for (int i = 0; i < width; i++) {
                into[at + i] = Half.toFloat(segment.getShort(from + i * Short.BYTES));
            }
        }
    },
    /** Bytes behind a float by which they are multiplied. */
    I8 {
        @Override
        void decode(ByteBuffer segment, int from, int width, float[] into, int at) {
            float scale = segment.getFloat(from);
            for (int i = 0; i < width; i++) {
                into[at + i] = scale * segment.get(from + Float.BYTES + i);
            }
        }
    };

    abstract void decode(ByteBuffer segment, int from, int width, float[] into, int at);
}
