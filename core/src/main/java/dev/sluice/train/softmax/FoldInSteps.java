package dev.sluice.train.softmax;

import dev.sluice.internal.kernel.Kernels;
import dev.sluice.retrieval.Similarity;
import dev.sluice.train.batch.RowAdagrad;
import dev.sluice.train.batch.SoftmaxRow;
import dev.sluice.train.engine.Units;
import it.unimi.dsi.fastutil.ints.Int2ObjectAVLTreeMap;

/**
 * One fold-in: the loss is the mean over the history's items of the cross entropy of each among the sample, the
 * history's other items left out, and the penalty.
 */
final class FoldInSteps {
    /** How many steps are taken. */
    static final int STEPS = 32;

    /** Length of the first step, in lengths of the vector begun with. */
    private static final double FIRST_STEP = 0.3;

    private static final Kernels KERNELS = Kernels.best();

    private final int dimension;
    private final SoftmaxSettings settings;
    private final FoldInSample sample;
    private final boolean unit;
    private final float inverse;
    private final Int2ObjectAVLTreeMap<float[]> history = new Int2ObjectAVLTreeMap<>();
    private final float[] logits;

    FoldInSteps(SoftmaxSettings settings, FoldInSample sample) {
        this.dimension = settings.dimension();
        this.settings = settings;
        this.sample = sample;
        this.unit = settings.similarity() == Similarity.COSINE;
        this.inverse = (float) (1 / settings.loss().temperature());
        this.logits = new float[sample.size()];
    }

    /** Adds an item of the history. */
    void add(int item, float[] vector) {
        if (!Units.isZero(vector)) {
            history.put(item, vector.clone());
        }
    }

    /** Computes the vector; returns whether the history says anything. */
    boolean run(float[] into) {
        float[] vector = mean();
        if (Units.isZero(vector)) {
            return false;
        }
        RowAdagrad steps = new RowAdagrad(1, FIRST_STEP * Units.length(vector) / Math.sqrt(dimension));
        for (int step = 0; step < STEPS; step++) {
            steps.step(0, gradient(vector), vector);
            if (unit) {
                Units.normalize(vector);
            }
        }
        System.arraycopy(vector, 0, into, 0, dimension);
        return true;
    }

    private float[] mean() {
        float[] mean = new float[dimension];
        for (float[] item : history.values()) {
            add(1f / history.size(), item, 0, mean);
        }
        if (unit) {
            Units.normalize(mean);
        }
        return mean;
    }

    float[] gradient(float[] vector) {
        float greatest = score(vector);
        for (float[] item : history.values()) {
            greatest = Math.max(greatest, inverse * Units.product(vector, item));
        }
        SoftmaxRow.exponentials(logits, logits.length, greatest);
        double others = SoftmaxRow.sum(logits, logits.length);
        float[] gradient = new float[dimension];
        double share = 0;
        for (float[] item : history.values()) {
            double own = Math.exp(inverse * Units.product(vector, item) - greatest);
            if (others > 0) { // or the item stands against nothing, and may itself be too far down for a number
                share += 1 / (own + others);
                add((float) (-others / (own + others)), item, 0, gradient);
            }
        }
        for (int i = 0; i < logits.length; i++) {
            add((float) (share * logits[i]), sample.vectors(), i * dimension, gradient);
        }
        SoftmaxRow.scale(gradient, dimension, inverse / history.size());
        float along = unit ? -Units.product(gradient, vector) : (float) settings.regularization();
        add(along, vector, 0, gradient);
        return gradient;
    }

    /** Scores the sample, what is in the history with negative infinity; returns the greatest. */
    private float score(float[] vector) {
        float greatest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < logits.length; i++) {
            logits[i] = history.containsKey(sample.item(i))
                    ? Float.NEGATIVE_INFINITY
                    : inverse * KERNELS.dot(vector, 0, sample.vectors(), i * dimension, dimension);
            greatest = Math.max(greatest, logits[i]);
        }
        return greatest;
    }

    private static void add(float factor, float[] from, int at, float[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] += factor * from[at + i];
        }
    }
}
