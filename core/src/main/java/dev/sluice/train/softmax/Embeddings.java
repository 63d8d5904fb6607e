package dev.sluice.train.softmax;

import dev.sluice.retrieval.Similarity;
import dev.sluice.train.batch.Groups;
import dev.sluice.train.batch.RowAdagrad;
import dev.sluice.train.engine.Factors;
import dev.sluice.train.engine.Units;
import dev.sluice.train.engine.Workers;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/** The vectors of one side in training, of length 1 where scores are cosines. Those of rows without events are zero. */
final class Embeddings {
    /** Groups that a thread takes at once. */
    private static final int BLOCK = 64;

    private final int dimension;
    private final boolean unit;
    private final float regularization;
    private final Factors vectors;
    private final RowAdagrad steps;

    /** An earlier version's vectors. */
    @FunctionalInterface
    interface Earlier {
        boolean copy(int row, float[] into);
    }

    /** The gradient of a batch. */
    @FunctionalInterface
    interface Gradient {
        /** Adds what is of one place. */
        void add(int place, float[] into);
    }

    /** Vectors of zeros. */
    Embeddings(int rows, SoftmaxSettings settings) {
        this(new Factors(rows, settings.dimension()), settings, settings.learningRate());
    }

    /** Vectors that are trained on. */
    Embeddings(Factors vectors, SoftmaxSettings settings, double learningRate) {
        this.dimension = settings.dimension();
        this.unit = settings.similarity() == Similarity.COSINE;
        this.regularization = unit ? 0 : (float) settings.regularization();
        this.vectors = vectors;
        this.steps = new RowAdagrad(vectors.rows(), learningRate);
    }

    static long bytes(int rows, int dimension) {
        return Factors.bytes(rows, dimension) + RowAdagrad.bytes(rows);
    }

    Factors vectors() {
        return vectors;
    }

    /** The rows that have a vector. */
    BitSet known() {
        BitSet known = new BitSet(vectors.rows());
        float[] vector = new float[dimension];
        for (int row = 0; row < vectors.rows(); row++) {
            vectors.copy(row, vector);
            known.set(row, !Units.isZero(vector));
        }
        return known;
    }

    /** Begins the rows that have events: where an earlier version left them, or as they are drawn. */
    void begin(IntPredicate hasEvents, SplittableRandom random, Earlier earlier) {
        float[] vector = new float[dimension];
        double deviation = (unit ? 1 : 0.1) / Math.sqrt(dimension);
        for (int row = 1; row < vectors.rows(); row++) {
            if (hasEvents.test(row)) {
                vectors.randomize(row, random, deviation);
                if (earlier.copy(row, vector)) {
                    vectors.set(row, vector);
                }
                vectors.copy(row, vector);
                normalize(vector);
                vectors.set(row, vector);
            }
        }
    }

    /** A step down for each row of a batch, the gradients of its places added up before. */
    void descend(Groups groups, Gradient gradient, Workers workers) {
        workers.run((groups.count() + BLOCK - 1) / BLOCK, () -> {
            float[] sum = new float[dimension];
            float[] vector = new float[dimension];
            return block -> {
                int end = Math.min(groups.count(), (block + 1) * BLOCK);
                for (int group = block * BLOCK; group < end; group++) {
                    descend(groups, group, gradient, sum, vector);
                }
            };
        });
    }

    private void descend(Groups groups, int group, Gradient gradient, float[] sum, float[] vector) {
        int row = groups.row(group);
        vectors.copy(row, vector);
        if (Units.isZero(vector)) {
            return; // a row without events, drawn as a negative
        }
        Arrays.fill(sum, 0);
        for (int i = groups.start(group); i < groups.end(group); i++) {
            gradient.add(groups.place(i), sum);
        }
        float alongVector =
                unit ? -Units.product(sum, vector) : regularization * (groups.end(group) - groups.start(group));
        for (int i = 0; i < dimension; i++) {
            sum[i] += alongVector * vector[i];
        }
        steps.step(row, sum, vector);
        normalize(vector);
        vectors.set(row, vector);
    }

    private void normalize(float[] vector) {
        if (unit) {
            Units.normalize(vector);
        }
    }
}
