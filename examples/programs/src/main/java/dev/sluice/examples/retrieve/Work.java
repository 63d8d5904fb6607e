package dev.sluice.examples.retrieve;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.retrieval.VectorIndex;
import dev.sluice.store.EmbeddingStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * What is asked again and again, in calls that are numbered from 0.
 *
 * @param total queries in all calls
 * @param batch queries in a call, but for the last, which has the rest
 * @param begin makes what one thread calls; it returns something that depends on the answer
 */
public record Work(int total, int batch, Supplier<IntUnaryOperator> begin) {
    private static final int GATHERED_LISTS = 64;

    /** How many calls there are. */
    public int calls() {
        return (total - 1) / batch + 1;
    }

    /** How many queries a call is for. */
    public int queries(int call) {
        return Math.min(batch, total - call * batch);
    }

    /** One search after another. */
    public static Work searches(VectorIndex index, List<float[]> vectors, int k, Query query) {
        IntUnaryOperator search =
                call -> index.search(vectors.get(call), k, query).size();
        return new Work(vectors.size(), 1, () -> search);
    }

    /** Searches for so many vectors at a time. */
    public static Work batches(VectorIndex index, List<float[]> vectors, int k, Query query, int batch) {
        IntUnaryOperator search = call -> {
            List<float[]> some = vectors.subList(call * batch, Math.min(vectors.size(), (call + 1) * batch));
            List<Candidates> found = index.searchAll(some, k, Collections.nCopies(some.size(), query));
            return found.get(0).size();
        };
        return new Work(vectors.size(), batch, () -> search);
    }

    /** The scores of so many given items, which stand anywhere in the table. */
    public static Work scores(EmbeddingStore store, List<float[]> vectors, int count) {
        SplittableRandom random = new SplittableRandom(1);
        List<int[]> given = new ArrayList<>();
        for (int list = 0; list < GATHERED_LISTS; list++) {
            given.add(random.ints(count, 1, (int) store.rows()).toArray());
        }
        return new Work(vectors.size(), 1, () -> {
            float[] scores = new float[count];
            return call -> {
                store.dotRows(vectors.get(call), given.get(call % GATHERED_LISTS), scores);
                return (int) scores[0];
            };
        });
    }
}
