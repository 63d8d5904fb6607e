package dev.sluice.ranking.factorization;

import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.ScoreRange;
import dev.sluice.Scorer;
import dev.sluice.internal.memory.Pool;
import dev.sluice.ranking.input.InputBatch;
import dev.sluice.ranking.input.Inputs;
import dev.sluice.ranking.training.Logistic;
import dev.sluice.store.ModelSnapshot;
import java.util.Optional;

/**
 * Scores candidates by the probability that an {@link FmModel} gives them. Reads each feature once, in columns: two
 * operations an input, factor and candidate. What that needs is kept for the next request, as many times as there are
 * processors.
 */
public final class FmScorer implements Scorer {
    /** Room for more candidates is not kept. */
    private static final int MOST_KEPT = 4096;

    private static final int LEAST_ROOM = 512;

    private final Inputs inputs;
    private final Optional<ModelVersion> version;
    private final Pool<Scratch> scratches;

    /** What one request needs. */
    private static final class Scratch {
        final FmPass pass;
        InputBatch batch;

        Scratch(FmPass pass, InputBatch batch) {
            this.pass = pass;
            this.batch = batch;
        }
    }

    private FmScorer(Inputs inputs, Factors factors, Optional<ModelVersion> version) {
        this.inputs = inputs;
        this.version = version;
        this.scratches = new Pool<>(
                () -> new Scratch(new FmPass(factors), inputs.batch(LEAST_ROOM)),
                used -> used.batch.capacity() <= MOST_KEPT);
    }

    /**
     * Scores with a model of a snapshot, queries of its version alone; the snapshot is not read again later.
     *
     * @throws IllegalArgumentException if the version holds no such model, or one whose features, inputs and factors do
     *     not belong together; names what does not
     */
    public static FmScorer of(ModelSnapshot snapshot, String model) {
        Inputs inputs = Inputs.read(snapshot, model);
        return new FmScorer(inputs, SavedFactors.read(snapshot, model, inputs), Optional.of(snapshot.version()));
    }

    /** Scores with a model that no version holds yet, queries of any version. */
    public static FmScorer of(FmModel model) {
        return new FmScorer(model.inputs(), model.factors(), Optional.empty());
    }

    /**
     * Scores a batch.
     *
     * @throws IllegalArgumentException if a feature is infinite; names it and the item
     * @throws dev.sluice.VersionMismatchException if the query is of another version
     */
    @Override
    public void score(Query query, Candidates candidates, float[] scores) {
        version.ifPresent(query::require);
        Scratch scratch = scratches.take();
        try {
            score(candidates, scratch, scores);
        } finally {
            scratches.giveBack(scratch);
        }
    }

    private void score(Candidates candidates, Scratch scratch, float[] scores) {
        int size = candidates.size();
        if (size > scratch.batch.capacity()) {
            scratch.batch = inputs.batch(size);
        }
        inputs.read(candidates, scratch.batch);
        for (int from = 0; from < size; from += FmPass.ROWS) {
            int rows = Math.min(FmPass.ROWS, size - from);
            float[] logits = scratch.pass.logits(scratch.batch, from, rows)[0];
            for (int row = 0; row < rows; row++) {
                scores[from + row] = (float) Logistic.probability(logits[row]);
            }
        }
    }

    @Override
    public FeatureSchema requires() {
        return inputs.schema();
    }

    @Override
    public ScoreRange range() {
        return ScoreRange.UNIT;
    }
}
