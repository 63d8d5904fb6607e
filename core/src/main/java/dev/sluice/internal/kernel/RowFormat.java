package dev.sluice.internal.kernel;

import java.nio.ByteBuffer;

/** How the numbers of a row stand in memory, and how they become floats. */
enum RowFormat {
    /** Floats. */
    F32 {
        @Override
        int bytes() {
            return Float.BYTES;
        }

        @Override
        void put(float value, ByteBuffer into) {
            into.putFloat(value);
        }

        @Override
        void decode(ByteBuffer segment, int from, int width, float[] into, int at) {
            for (int i = 0; i < width; i++) {
                into[at + i] = segment.getFloat(from + i * Float.BYTES);
            }
        }

        // One by one takes the plain form twice as long as everything else.
        @Override
        void decode(ByteBuffer segment, int from, int stride, int rows, int width, float[] into) {
            segment.asFloatBuffer().get(from / Float.BYTES, into, 0, rows * width);
        }
    },
    /** Half-precision floats. */
    F16 {
        @Override
        int bytes() {
            return Short.BYTES;
        }

        @Override
        void put(float value, ByteBuffer into) {
            into.putShort(Half.of(value));
        }

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
        int bytes() {
            return 1;
        }

        @Override
        void put(float value, ByteBuffer into) {
            throw new UnsupportedOperationException("a byte means nothing without its row");
        }

        @Override
        void decode(ByteBuffer segment, int from, int width, float[] into, int at) {
            float scale = segment.getFloat(from);
            for (int i = 0; i < width; i++) {
                into[at + i] = scale * segment.get(from + Float.BYTES + i);
            }
        }
    };

    /** Bytes of a number. */
    abstract int bytes();

    /** Appends a number that stands by itself. */
    abstract void put(float value, ByteBuffer into);

    abstract void decode(ByteBuffer segment, int from, int width, float[] into, int at);

    /** Decodes rows that follow each other, one behind the other. */
    void decode(ByteBuffer segment, int from, int stride, int rows, int width, float[] into) {
        for (int row = 0; row < rows; row++) {
            decode(segment, from + row * stride, width, into, row * width);
        }
    }
}
