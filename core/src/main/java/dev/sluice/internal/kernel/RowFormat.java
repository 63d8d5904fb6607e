package dev.sluice.internal.kernel;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** How the numbers of a row in memory become floats. */
enum RowFormat {
    /** Floats. */
    F32 {
        @Override
        void decode(ByteBuffer segment, int from, int width, float[] into, int at) {
            for (int i = 0; i < width; i++) {
                into[at + i] = segment.getFloat(from + i * Float.BYTES);
            }
        }

        // One by one takes the plain form twice as long as everything else.
        @Override
        void decode(ByteBuffer segment, FloatBuffer floats, int from, int stride, int rows, int width, float[] into) {
            floats.get(from / Float.BYTES, into, 0, rows * width);
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

    /** Decodes a row. */
    abstract void decode(ByteBuffer segment, int from, int width, float[] into, int at);

    /**
     * Decodes rows that follow each other, one behind the other.
     *
     * @param floats the segment as floats: a view made anew for every few rows is an object that the compiler does not
     *     always see through
     */
    void decode(ByteBuffer segment, FloatBuffer floats, int from, int stride, int rows, int width, float[] into) {
        for (int row = 0; row < rows; row++) {
            decode(segment, from + row * stride, width, into, row * width);
        }
    }
}
