package dev.sluice.internal.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The Vector API, straight on memory outside the heap. */
final class VectorKernels extends Kernels {
    private static final VectorSpecies<Float> SPECIES = VectorF32Rows.SPECIES;

    private final RowKernel f32 = new VectorF32Rows();
    private final RowKernel f16 = new VectorF16Rows();
    private final ScanKernel scanF32 = new VectorStripScan(NumberFormat.F32);
    private final ScanKernel scanF16 = new VectorStripScan(NumberFormat.F16);
    private final ScanKernel scanI8 = new VectorByteScan();

    /** These kernels, unless the machine's vectors are too short to gain from them. */
    static Kernels orElse(Kernels plain) {
        return SPECIES.length() < 4 ? plain : new VectorKernels();
    }

    @Override
    public String name() {
        return "vector-" + SPECIES.vectorBitSize();
    }

    @Override
    public RowKernel f32() {
        return f32;
    }

    @Override
    public RowKernel f16() {
        return f16;
    }

    @Override
    public RowKernel i8() {
        return PlainRows.I8;
    }

    @Override
    public ScanKernel scanF32() {
        return scanF32;
    }

    @Override
    public ScanKernel scanF16() {
        return scanF16;
    }

    @Override
    public ScanKernel scanI8() {
        return scanI8;
    }

    @Override
    public int atLeast(float threshold, float[] scores, int count, int[] positions) {
        int found = 0;
        int i = 0;
        for (; i <= count - SPECIES.length(); i += SPECIES.length()) {
            long lanes = FloatVector.fromArray(SPECIES, scores, i)
                    .compare(VectorOperators.GE, threshold)
                    .toLong();
            for (; lanes != 0; lanes &= lanes - 1) {
                positions[found++] = i + Long.numberOfTrailingZeros(lanes);
            }
        }
        return PlainKernels.plainAtLeast(threshold, scores, i, count, positions, found);
    }

    @Override
    int tileRows() {
        return VectorTile.ROWS;
    }

    @Override
    public void scoreTile(Tile tile, float[] queries, int count, float[][] scores) {
        VectorTile.score(tile, queries, count, scores);
    }

    @Override
    public float dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
        return VectorF32Rows.product(a, aFrom, b, bFrom, length);
    }
}
