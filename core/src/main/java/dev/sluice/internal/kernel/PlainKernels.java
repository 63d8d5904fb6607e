package dev.sluice.internal.kernel;

/** Plain Java. */
final class PlainKernels extends Kernels {
    private final String name;

    PlainKernels(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public RowKernel f32() {
        return PlainRows.F32;
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
        return PlainRows.product(a, aFrom, b, bFrom, length);
    }
}
