package dev.sluice.internal.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API. The panel is cut into strips of some entries of all its vectors, so that what a loop over the vectors
 * reads is one piece of memory. Tiles of eight rows by one vector of sums stay in registers over a panel: wider ones do
 * not, and waste more on the other side of the diagonal.
 */
final class VectorGramSum extends GramSum {
    private static final VectorSpecies<Float> SPECIES = VectorDenseKernels.SPECIES;
    private static final int LANES = VectorDenseKernels.LANES;
    private static final int STEP = DenseKernels.STEP;
    private static final int STRIP = PANEL * STEP;
    private static final int ROWS = 8;

    private final float[] panel;

    VectorGramSum(int dimension) {
        super(dimension);
        this.panel = new float[PANEL * stride];
    }

    @Override
    void pack(float[] from, int offset, float factor, int place) {
        int at = place * STEP;
        int i = 0;
        for (; i + STEP <= dimension; i += STEP, at += STRIP) {
            for (int lane = 0; lane < STEP; lane += LANES) {
                FloatVector.fromArray(SPECIES, from, offset + i + lane)
                        .mul(factor)
                        .intoArray(panel, at + lane);
            }
        }
        for (int lane = 0; i + lane < dimension; lane++) {
            panel[at + lane] = from[offset + i + lane] * factor;
        }
    }

    @Override
    void addPanel(int count, float[] sums, float[] vector) {
        addVectors(panel, targets, count, vector);
        for (int j = 0; j < stride; j += LANES) {
            for (int i = 0; i < j + LANES; i += ROWS) {
                addTile(panel, count, stride, sums, i, j);
            }
        }
    }

    private static void addVectors(float[] panel, float[] factors, int count, float[] sum) {
        for (int i = 0; i < sum.length; i += LANES) {
            int at = i / STEP * STRIP + i % STEP;
            FloatVector s0 = FloatVector.zero(SPECIES);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            int place = 0;
            for (; place + 4 <= count; place += 4) {
                int from = at + place * STEP;
                s0 = FloatVector.fromArray(SPECIES, panel, from)
                        .fma(FloatVector.broadcast(SPECIES, factors[place]), s0);
                s1 = FloatVector.fromArray(SPECIES, panel, from + STEP)
                        .fma(FloatVector.broadcast(SPECIES, factors[place + 1]), s1);
                s2 = FloatVector.fromArray(SPECIES, panel, from + 2 * STEP)
                        .fma(FloatVector.broadcast(SPECIES, factors[place + 2]), s2);
                s3 = FloatVector.fromArray(SPECIES, panel, from + 3 * STEP)
                        .fma(FloatVector.broadcast(SPECIES, factors[place + 3]), s3);
            }
            for (; place < count; place++) {
                s0 = FloatVector.fromArray(SPECIES, panel, at + place * STEP)
                        .fma(FloatVector.broadcast(SPECIES, factors[place]), s0);
            }
            FloatVector.fromArray(SPECIES, sum, i)
                    .add(s0.add(s1).add(s2.add(s3)))
                    .intoArray(sum, i);
        }
    }

    private static void addTile(float[] panel, int count, int stride, float[] sums, int i, int j) {
        int left = i / STEP * STRIP + i % STEP;
        int right = j / STEP * STRIP + j % STEP;
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector s4 = s0;
        FloatVector s5 = s0;
        FloatVector s6 = s0;
        FloatVector s7 = s0;
        for (int place = 0; place < count; place++) {
            int l = left + place * STEP;
            FloatVector x = FloatVector.fromArray(SPECIES, panel, right + place * STEP);
            s0 = x.fma(FloatVector.broadcast(SPECIES, panel[l]), s0);
            s1 = x.fma(FloatVector.broadcast(SPECIES, panel[l + 1]), s1);
            s2 = x.fma(FloatVector.broadcast(SPECIES, panel[l + 2]), s2);
            s3 = x.fma(FloatVector.broadcast(SPECIES, panel[l + 3]), s3);
            s4 = x.fma(FloatVector.broadcast(SPECIES, panel[l + 4]), s4);
            s5 = x.fma(FloatVector.broadcast(SPECIES, panel[l + 5]), s5);
            s6 = x.fma(FloatVector.broadcast(SPECIES, panel[l + 6]), s6);
            s7 = x.fma(FloatVector.broadcast(SPECIES, panel[l + 7]), s7);
        }
        int at = i * stride + j;
        addTo(sums, at, s0);
        addTo(sums, at + stride, s1);
        addTo(sums, at + 2 * stride, s2);
        addTo(sums, at + 3 * stride, s3);
        addTo(sums, at + 4 * stride, s4);
        addTo(sums, at + 5 * stride, s5);
        addTo(sums, at + 6 * stride, s6);
        addTo(sums, at + 7 * stride, s7);
    }

    private static void addTo(float[] sums, int at, FloatVector term) {
        FloatVector.fromArray(SPECIES, sums, at).add(term).intoArray(sums, at);
    }
}
