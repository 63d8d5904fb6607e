package dev.sluice.internal.kernel;

/**
 * Plain Java. The inner loop is one that the compiler turns into vector instructions: few arrays, each with the loop's
 * own index and nothing added to it, which is why rows are copied.
 */
final class PlainTileProduct extends TileProduct {
    private static final int AT_ONCE = 4;

    private final float[][] rows = new float[SIZE][SIZE];
    private final float[] sum = new float[SIZE];

    @Override
    public void add(float[] left, float[] right, float[] sums) {
        for (int r = 0; r < SIZE; r++) {
            System.arraycopy(right, r * SIZE, rows[r], 0, SIZE);
        }
        for (int i = 0; i < SIZE; i++) {
            System.arraycopy(sums, i * SIZE, sum, 0, SIZE);
            for (int r = 0; r < SIZE; r += AT_ONCE) {
                int at = r * SIZE + i;
                addFour(rows, r, left[at], left[at + SIZE], left[at + 2 * SIZE], left[at + 3 * SIZE], sum);
            }
            System.arraycopy(sum, 0, sums, i * SIZE, SIZE);
        }
    }

    private static void addFour(float[][] rows, int r, float f0, float f1, float f2, float f3, float[] sum) {
        float[] r0 = rows[r];
        float[] r1 = rows[r + 1];
        float[] r2 = rows[r + 2];
        float[] r3 = rows[r + 3];
        for (int j = 0; j < SIZE; j++) {
            sum[j] += (f0 * r0[j] + f1 * r1[j]) + (f2 * r2[j] + f3 * r3[j]);
        }
    }
}
