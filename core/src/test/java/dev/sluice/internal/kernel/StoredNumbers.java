package dev.sluice.internal.kernel;

import java.nio.ByteBuffer;

/** The types of numbers with their kernels, and what a stored number means, computed without any of those. */
enum StoredNumbers {
    F32(RowEncoder.F32) {
        @Override
        RowKernel rows(Kernels kernels) {
            return kernels.f32();
        }

        @Override
        ScanKernel scan(Kernels kernels) {
            return kernels.scanF32();
        }

        @Override
        int stride(int width) {
            return width * Float.BYTES;
        }

        @Override
        double entry(ByteBuffer bytes, int at, int i) {
            return bytes.getFloat(at + i * Float.BYTES);
        }
    },
    F16(RowEncoder.F16) {
        @Override
        RowKernel rows(Kernels kernels) {
            return kernels.f16();
        }

        @Override
        ScanKernel scan(Kernels kernels) {
            return kernels.scanF16();
        }

        @Override
        int stride(int width) {
            return width * Short.BYTES;
        }

        @Override
        double entry(ByteBuffer bytes, int at, int i) {
            return half(bytes.getShort(at + i * Short.BYTES));
        }
    },
    I8(RowEncoder.I8) {
        @Override
        RowKernel rows(Kernels kernels) {
            return kernels.i8();
        }

        @Override
        ScanKernel scan(Kernels kernels) {
            return kernels.scanI8();
        }

        @Override
        int stride(int width) {
            return Float.BYTES + (width + 3) / 4 * 4;
        }

        @Override
        double entry(ByteBuffer bytes, int at, int i) {
            return (double) bytes.getFloat(at) * bytes.get(at + Float.BYTES + i);
        }
    };

    final RowEncoder encoder;

    StoredNumbers(RowEncoder encoder) {
        this.encoder = encoder;
    }

    abstract RowKernel rows(Kernels kernels);

    abstract ScanKernel scan(Kernels kernels);

    abstract int stride(int width);

    /** The exact value of a row's {@code i}-th number; the row begins at byte {@code at}. */
    abstract double entry(ByteBuffer bytes, int at, int i);

    /** The exact value of the finite half float with these bits, by the definition of IEEE 754. */
    static double half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude = exponent == 0
                ? Math.scalb((double) fraction, -24)
                : Math.scalb((double) (0x400 | fraction), exponent - 25);
        return bits < 0 ? -magnitude : magnitude;
    }
}
