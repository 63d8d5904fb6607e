package dev.sluice.internal.kernel;

/** The Vector API, straight on memory outside the heap. */
final class VectorKernels extends Kernels {
    private final RowKernel f32 = new VectorF32Rows();

    /** These kernels, unless the machine's vectors are too short to gain from them. */
    static Kernels orElse(Kernels plain) {
        return VectorF32Rows.SPECIES.length() < 4 ? plain : new VectorKernels();
    }

    @Override
    public String name() {
        return "vector-" + VectorF32Rows.SPECIES.vectorBitSize();
    }

    @Override
    public RowKernel f32() {
        return f32;
    }

    @Override
    public RowKernel f16() {
        return PlainRows.F16;
    }

    @Override
    public RowKernel i8() {
        return PlainRows.I8;
    }

    @Override
    public float dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
        return VectorF32Rows.product(a, aFrom, b, bFrom, length);
    }
}
