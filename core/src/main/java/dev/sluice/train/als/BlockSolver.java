package dev.sluice.train.als;

import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.kernel.WeightedVectors;
import java.util.Arrays;

/**
 * Solves all dimensions at once from zero on, or a block after the other from the vector as it was, each block by the
 * Newton step that is exact while the other blocks stay (iALS++).
 */
final class BlockSolver implements RowSolver {
    private static final Kernels KERNELS = Kernels.best();

    private static final int AT_ONCE = 64;

    private final ReadAhead ahead = new ReadAhead();
    private final GramTerms terms;
    private final BlockSystem[] systems;
    private float[] predictions = {};
    private double loss;

    BlockSolver(GramTerms terms) {
        this.terms = terms;
        this.systems = new BlockSystem[terms.blocks()];
        for (int block = 0; block < systems.length; block++) {
            boolean asBefore = block > 0 && terms.length(block) == terms.length(block - 1);
            systems[block] = asBefore ? systems[block - 1] : new BlockSystem(terms.length(block));
        }
    }

    /** Bytes of heap one of these takes, for rows of up to so many pairs. */
    static long bytes(int block, int pairs) {
        return 2 * BlockSystem.bytes(block) + 4L * pairs;
    }

    @Override
    public boolean solve(WeightedVectors pairs, double penalty, float[] vector) {
        begin(pairs, penalty, vector);
        for (int block = 0; block < systems.length; block++) {
            float[] step = systems[block].step(terms, block, pairs, predictions, penalty, vector);
            if (step.length == 0) {
                return false;
            }
            loss -= systems[block].gain();
            if (block + 1 < systems.length) {
                follow(pairs, terms.first(block), terms.length(block), step);
            }
        }
        return true;
    }

    /** With more than one block, unobserved pairs count by what the steps made of them alone. */
    @Override
    public double loss() {
        return loss;
    }

    private void begin(WeightedVectors pairs, double penalty, float[] vector) {
        if (predictions.length < pairs.count()) {
            predictions = new float[pairs.count()];
        }
        Arrays.fill(predictions, 0, pairs.count(), 0);
        loss = 0;
        if (systems.length == 1) {
            Arrays.fill(vector, 0);
        } else {
            follow(pairs, 0, terms.dimension(), vector);
            loss = penalty * squares(vector);
        }
        for (int pair = 0; pair < pairs.count(); pair++) {
            double miss = 1.0 - predictions[pair];
            loss += pairs.weight(pair) * miss * miss;
        }
    }

    private static double squares(float[] vector) {
        double squares = 0;
        for (float entry : vector) {
            squares += (double) entry * entry;
        }
        return squares;
    }

    /** Adds to the predictions what a change of some dimensions makes of them. */
    private void follow(WeightedVectors pairs, int first, int length, float[] change) {
        for (int from = 0; from < pairs.count(); from += AT_ONCE) {
            int end = Math.min(pairs.count(), from + AT_ONCE);
            ahead.of(pairs, from, end, first, length);
            for (int pair = from; pair < end; pair++) {
                predictions[pair] += KERNELS.dot(change, 0, pairs.array(pair), pairs.offset(pair) + first, length);
            }
        }
    }
}
