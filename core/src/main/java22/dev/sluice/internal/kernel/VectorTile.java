package dev.sluice.internal.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of many queries with rows that stand in columns: tiles of four queries by four vectors stay in registers.
 */
final class VectorTile {
    private static final VectorSpecies<Float> SPECIES = VectorF32Rows.SPECIES;
    private static final int LANES = SPECIES.length();
    static final int ROWS = 4 * LANES;

    private VectorTile() {}

    /** See {@link Kernels#scoreTile}. */
    static void score(Tile tile, float[] queries, int count, float[][] scores) {
        for (int query = 0; query < count; query += 4) {
            // Where fewer than four are left, some are scored more than once.
            scoreFour(
                    tile,
                    queries,
                    query,
                    Math.min(query + 1, count - 1),
                    Math.min(query + 2, count - 1),
                    Math.min(query + 3, count - 1),
                    scores);
        }
    }

    private static void scoreFour(Tile tile, float[] queries, int a, int b, int c, int d, float[][] scores) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = FloatVector.zero(SPECIES);
        FloatVector s02 = FloatVector.zero(SPECIES);
        FloatVector s03 = FloatVector.zero(SPECIES);
        FloatVector s10 = FloatVector.zero(SPECIES);
        FloatVector s11 = FloatVector.zero(SPECIES);
        FloatVector s12 = FloatVector.zero(SPECIES);
        FloatVector s13 = FloatVector.zero(SPECIES);
        FloatVector s20 = FloatVector.zero(SPECIES);
        FloatVector s21 = FloatVector.zero(SPECIES);
        FloatVector s22 = FloatVector.zero(SPECIES);
        FloatVector s23 = FloatVector.zero(SPECIES);
        FloatVector s30 = FloatVector.zero(SPECIES);
        FloatVector s31 = FloatVector.zero(SPECIES);
        FloatVector s32 = FloatVector.zero(SPECIES);
        FloatVector s33 = FloatVector.zero(SPECIES);
        for (int first = 0; first < tile.padded(); first += Tile.COLUMNS) {
            float[] columns = tile.array(first);
            int q0 = a * tile.padded() + first;
            int q1 = b * tile.padded() + first;
            int q2 = c * tile.padded() + first;
            int q3 = d * tile.padded() + first;
            for (int i = 0; i < Tile.COLUMNS; i++) {
                FloatVector r0 = FloatVector.fromArray(SPECIES, columns, i * ROWS);
                FloatVector r1 = FloatVector.fromArray(SPECIES, columns, i * ROWS + LANES);
                FloatVector r2 = FloatVector.fromArray(SPECIES, columns, i * ROWS + 2 * LANES);
                FloatVector r3 = FloatVector.fromArray(SPECIES, columns, i * ROWS + 3 * LANES);
                FloatVector x0 = FloatVector.broadcast(SPECIES, queries[q0 + i]);
                s00 = r0.fma(x0, s00);
                s01 = r1.fma(x0, s01);
                s02 = r2.fma(x0, s02);
                s03 = r3.fma(x0, s03);
                FloatVector x1 = FloatVector.broadcast(SPECIES, queries[q1 + i]);
                s10 = r0.fma(x1, s10);
                s11 = r1.fma(x1, s11);
                s12 = r2.fma(x1, s12);
                s13 = r3.fma(x1, s13);
                FloatVector x2 = FloatVector.broadcast(SPECIES, queries[q2 + i]);
                s20 = r0.fma(x2, s20);
                s21 = r1.fma(x2, s21);
                s22 = r2.fma(x2, s22);
                s23 = r3.fma(x2, s23);
                FloatVector x3 = FloatVector.broadcast(SPECIES, queries[q3 + i]);
                s30 = r0.fma(x3, s30);
                s31 = r1.fma(x3, s31);
                s32 = r2.fma(x3, s32);
                s33 = r3.fma(x3, s33);
            }
        }
        store(scores[a], s00, s01, s02, s03);
        store(scores[b], s10, s11, s12, s13);
        store(scores[c], s20, s21, s22, s23);
        store(scores[d], s30, s31, s32, s33);
    }

    private static void store(float[] scores, FloatVector s0, FloatVector s1, FloatVector s2, FloatVector s3) {
        s0.intoArray(scores, 0);
        s1.intoArray(scores, LANES);
        s2.intoArray(scores, 2 * LANES);
        s3.intoArray(scores, 3 * LANES);
    }
}
