package dev.sluice.internal.kernel;

/** Plain Java. */
final class PlainKernels extends Kernels {
    private static final ScanKernel SCAN_F32 = new PlaneScan(NumberFormat.F32);
    private static final ScanKernel SCAN_F16 = new PlaneScan(NumberFormat.F16);
    static final ScanKernel SCAN_I8 = new PlainByteScan();

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
    public ScanKernel scanF32() {
        return SCAN_F32;
    }

    @Override
    public ScanKernel scanF16() {
        return SCAN_F16;
    }

    @Override
    public ScanKernel scanI8() {
        return SCAN_I8;
    }

    @Override
    public int atLeast(float threshold, float[] scores, int count, int[] positions) {
        return plainAtLeast(threshold, scores, 0, count, positions, 0);
    }

    static int plainAtLeast(float threshold, float[] scores, int from, int to, int[] positions, int found) {
        int next = found;
        for (int i = from; i < to; i++) {
            if (scores[i] >= threshold) {
                positions[next++] = i;
            }
        }
        return next;
    }

    @Override
    int tileRows() {
        return PlaneScan.ROWS;
    }

    @Override
    public void scoreTile(Tile tile, float[] queries, int count, float[][] scores) {
        PlaneScan.scoreTile(tile, queries, count, scores);
    }

    @Override
    public float dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
        return PlainRows.product(a, aFrom, b, bFrom, length);
    }
}
