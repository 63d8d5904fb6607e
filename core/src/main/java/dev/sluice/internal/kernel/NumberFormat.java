package dev.sluice.internal.kernel;

import java.nio.ByteBuffer;

/** How a number that stands by itself is kept in memory. */
enum NumberFormat {
    /** A float. */
    F32(Float.BYTES) {
        @Override
        void put(float value, ByteBuffer into) {
            into.putFloat(value);
        }
    },
    /** A half-precision float. */
    F16(Short.BYTES) {
        @Override
        void put(float value, ByteBuffer into) {
            into.putShort(Half.of(value));
        }
    };

    private final int bytes;

    NumberFormat(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of a number. */
    int bytes() {
        return bytes;
    }

    /** Appends a number. */
    abstract void put(float value, ByteBuffer into);
}
