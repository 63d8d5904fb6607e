package dev.sluice.internal.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The Vector API: eight rows by two vectors of sums stay in registers over all products. */
final class VectorTileProduct extends TileProduct {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int ROWS = 8;

    /** This form, unless the machine's vectors are too short to gain from it, or too long to divide a tile. */
    static TileProduct orElse(TileProduct plain) {
        return LANES < 4 || SIZE % (2 * LANES) != 0 ? plain : new VectorTileProduct();
    }

    @Override
    public void add(float[] left, float[] right, float[] sums) {
        for (int j = 0; j < SIZE; j += 2 * LANES) {
            for (int i = 0; i < SIZE; i += ROWS) {
                addPart(left, right, sums, i, j);
            }
        }
    }

    private static void addPart(float[] left, float[] right, float[] sums, int i, int j) {
        int at = i * SIZE + j;
        FloatVector a0 = vector(sums, at);
        FloatVector b0 = vector(sums, at + LANES);
        FloatVector a1 = vector(sums, at + SIZE);
        FloatVector b1 = vector(sums, at + SIZE + LANES);
        FloatVector a2 = vector(sums, at + 2 * SIZE);
        FloatVector b2 = vector(sums, at + 2 * SIZE + LANES);
        FloatVector a3 = vector(sums, at + 3 * SIZE);
        FloatVector b3 = vector(sums, at + 3 * SIZE + LANES);
        FloatVector a4 = vector(sums, at + 4 * SIZE);
        FloatVector b4 = vector(sums, at + 4 * SIZE + LANES);
        FloatVector a5 = vector(sums, at + 5 * SIZE);
        FloatVector b5 = vector(sums, at + 5 * SIZE + LANES);
        FloatVector a6 = vector(sums, at + 6 * SIZE);
        FloatVector b6 = vector(sums, at + 6 * SIZE + LANES);
        FloatVector a7 = vector(sums, at + 7 * SIZE);
        FloatVector b7 = vector(sums, at + 7 * SIZE + LANES);
        for (int l = i, r = j; l < ENTRIES; l += SIZE, r += SIZE) {
            FloatVector x = vector(right, r);
            FloatVector y = vector(right, r + LANES);
            FloatVector f = FloatVector.broadcast(SPECIES, left[l]);
            a0 = x.fma(f, a0);
            b0 = y.fma(f, b0);
            f = FloatVector.broadcast(SPECIES, left[l + 1]);
            a1 = x.fma(f, a1);
            b1 = y.fma(f, b1);
            f = FloatVector.broadcast(SPECIES, left[l + 2]);
            a2 = x.fma(f, a2);
            b2 = y.fma(f, b2);
            f = FloatVector.broadcast(SPECIES, left[l + 3]);
            a3 = x.fma(f, a3);
            b3 = y.fma(f, b3);
            f = FloatVector.broadcast(SPECIES, left[l + 4]);
            a4 = x.fma(f, a4);
            b4 = y.fma(f, b4);
            f = FloatVector.broadcast(SPECIES, left[l + 5]);
            a5 = x.fma(f, a5);
            b5 = y.fma(f, b5);
            f = FloatVector.broadcast(SPECIES, left[l + 6]);
            a6 = x.fma(f, a6);
            b6 = y.fma(f, b6);
            f = FloatVector.broadcast(SPECIES, left[l + 7]);
            a7 = x.fma(f, a7);
            b7 = y.fma(f, b7);
        }
        store(a0, b0, sums, at);
        store(a1, b1, sums, at + SIZE);
        store(a2, b2, sums, at + 2 * SIZE);
        store(a3, b3, sums, at + 3 * SIZE);
        store(a4, b4, sums, at + 4 * SIZE);
        store(a5, b5, sums, at + 5 * SIZE);
        store(a6, b6, sums, at + 6 * SIZE);
        store(a7, b7, sums, at + 7 * SIZE);
    }

    private static FloatVector vector(float[] tile, int at) {
        return FloatVector.fromArray(SPECIES, tile, at);
    }

    private static void store(FloatVector a, FloatVector b, float[] sums, int at) {
        a.intoArray(sums, at);
        b.intoArray(sums, at + LANES);
    }
}
