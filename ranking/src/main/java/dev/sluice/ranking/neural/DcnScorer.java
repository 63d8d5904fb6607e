package dev.sluice.ranking.neural;

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
import java.util.List;
import java.util.Optional;

/**
 * Scores candidates by the probabilities that a {@link DcnModel} gives them, one for each of its heads. Computed in the
 * calling thread, without ND4J; what that needs is kept for the next request, as many times as there are processors.
 * Costs two operations a weight and candidate, of which a core does some {@code 10^10} a second, and several times as
 * many with the vector module.
 */
public final class DcnScorer implements Scorer {
    /** Room for more candidates is not kept. */
    private static final int MOST_KEPT = 4096;

    private static final int LEAST_ROOM = 512;

    private final Inputs inputs;
    private final List<String> heads;
    private final Optional<ModelVersion> version;
    private final Pool<Scratch> scratches;

    /** What one request needs. */
    private static final class Scratch {
        final ForwardPass pass;
        InputBatch batch;

        Scratch(ForwardPass pass, InputBatch batch) {
            this.pass = pass;
            this.batch = batch;
        }
    }

    private DcnScorer(Inputs inputs, List<String> heads, Network network, Optional<ModelVersion> version) {
        this.inputs = inputs;
        this.heads = heads;
        this.version = version;
        this.scratches = new Pool<>(
                () -> new Scratch(new ForwardPass(network), inputs.batch(LEAST_ROOM)),
                used -> used.batch.capacity() <= MOST_KEPT);
    }

    /**
     * Scores with a model of a snapshot, queries of its version alone; the snapshot is not read again later.
     *
     * @throws IllegalArgumentException if the version holds no such model, or one whose features, inputs and weights do
     *     not belong together; names what does not
     */
    public static DcnScorer of(ModelSnapshot snapshot, String model) {
        Inputs inputs = Inputs.read(snapshot, model);
        SavedNetwork saved = new SavedNetwork(model);
        return new DcnScorer(
                inputs, saved.heads(snapshot), saved.read(snapshot, inputs), Optional.of(snapshot.version()));
    }

    /** Scores with a model that no version holds yet, queries of any version. */
    public static DcnScorer of(DcnModel model) {
        return new DcnScorer(model.inputs(), model.heads(), model.network(), Optional.empty());
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
        for (int from = 0; from < size; from += ForwardPass.ROWS) {
            int rows = Math.min(ForwardPass.ROWS, size - from);
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
