package dev.sluice.ranking.training;

import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.ScoreRange;
import dev.sluice.Scorer;
import dev.sluice.internal.memory.Pool;
import dev.sluice.ranking.input.InputBatch;
import dev.sluice.ranking.input.Inputs;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Scores candidates by the probabilities that a model gives them, one for each of its heads, a block of candidates at a
 * time in the calling thread. Reads each feature once, in columns. What a request needs is kept for the next one, as
 * many times as there are processors.
 */
public final class BlockScorer implements Scorer {
    /** Room for more candidates is not kept. */
    private static final int MOST_KEPT = 4096;

    private static final int LEAST_ROOM = 512;

    private final Inputs inputs;
    private final List<String> heads;
    private final Optional<ModelVersion> version;
    private final Pool<Scratch> scratches;

    /** What one request needs. */
    private static final class Scratch {
        final BlockLogits pass;
        InputBatch batch;

        Scratch(BlockLogits pass, InputBatch batch) {
            this.pass = pass;
            this.batch = batch;
        }
    }

    /**
     * A scorer.
     *
     * @param heads of the model, in the order of its logits
     * @param passes makes what computes a model's logits, called by many threads
     * @param version whose queries it scores; empty for those of any
     */
    public BlockScorer(
            Inputs inputs, List<String> heads, Supplier<? extends BlockLogits> passes, Optional<ModelVersion> version) {
        this.inputs = inputs;
        this.heads = List.copyOf(heads);
        this.version = version;
        this.scratches = new Pool<>(
                () -> new Scratch(passes.get(), inputs.batch(LEAST_ROOM)), used -> used.batch.capacity() <= MOST_KEPT);
    }

    /**
     * Scores a batch.
     *
     * @throws IllegalArgumentException if a feature is not what its type says; names it and the item
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
        for (int from = 0; from < size; from += BlockLogits.ROWS) {
            int rows = Math.min(BlockLogits.ROWS, size - from);
            float[][] logits = scratch.pass.logits(scratch.batch, from, rows);
            for (int head = 0; head < logits.length; head++) {
                for (int row = 0; row < rows; row++) {
                    scores[head * size + from + row] = (float) Logistic.probability(logits[head][row]);
                }
            }
        }
    }

    @Override
    public FeatureSchema requires() {
        return inputs.schema();
    }

    @Override
    public List<String> heads() {
        return heads;
    }

    @Override
    public ScoreRange range() {
        return ScoreRange.UNIT;
    }
}
