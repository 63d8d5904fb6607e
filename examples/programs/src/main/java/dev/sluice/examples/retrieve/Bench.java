package dev.sluice.examples.retrieve;

import dev.sluice.Query;
import dev.sluice.retrieval.ExactIndex;
import dev.sluice.retrieval.VectorIndex;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.Residence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Asks indexes over the same items for the same queries.
 *
 * @param items what is searched
 * @param queries vectors of as many dimensions, at least one
 * @param k how many to find, from 1 to the number of items
 * @param truth what the first queries are to find, at least one
 * @param seconds each trial is measured for
 * @param effort share of the items that an approximate index looks at, in (0, 1]; if none is given, what
 *     {@link #RECALL} takes
 * @param directory where indexes may put files
 */
public record Bench(
        ItemTable items,
        List<float[]> queries,
        int k,
        List<int[]> truth,
        double seconds,
        OptionalDouble effort,
        Path directory) {
    /** What an approximate index is to find of the truth, unless an effort is given. */
    public static final double RECALL = 0.96;

    private static final int SAMPLE = 100;

    /** What the first queries are to find, by a search of every item. */
    public static List<int[]> truth(ItemTable items, List<float[]> queries, int k) {
        return answers(ExactIndex.over(items.store()), queries, k, items.query(1));
    }

    /** What is found for each query. */
    private static List<int[]> answers(VectorIndex index, List<float[]> queries, int k, Query query) {
        List<int[]> found = new ArrayList<>();
        for (float[] vector : queries) {
            found.add(Recall.rows(index.search(vector, k, query)));
        }
        return found;
    }

    /**
     * Builds an index and puts it through trials.
     *
     * @param trials of this kind
     * @param answered takes what was found for every query, if it is wanted; otherwise only those that are checked are
     *     searched for
     */
    public List<Measurement> measure(IndexKind kind, List<Trial> trials, Optional<Consumer<List<int[]>>> answered)
            throws IOException {
        long start = System.nanoTime();
        try (BuiltIndex built = kind.build(this)) {
            double buildSeconds = (System.nanoTime() - start) / 1e9;
            Query query = items.query(1);
            answered.ifPresent(wanted -> wanted.accept(answers(built.index(), queries, k, query)));
            List<Measurement> measurements = new ArrayList<>();
            for (Trial trial : trials) {
                double recall = recall(built.index(), query, trial.batch());
                Timing timing = timing(work(built.index(), query, trial.batch()), trial.threads());
                measurements.add(new Measurement(
                        kind.toString(),
                        k,
                        trial.threads(),
                        trial.batch(),
                        built.effort(),
                        recall,
                        truth.size(),
                        timing,
                        buildSeconds,
                        built.bytes(),
                        built.hugePages(),
                        kind.isExhaustive()
                                ? 2.0 * items.items() * items.store().dimension()
                                : Double.NaN));
            }
            return measurements;
        }
    }

    /** Scores so many given items, which is what a ranker asks for, by a copy of the table in memory of its own. */
    public Measurement scores(int count) throws IOException {
        long start = System.nanoTime();
        try (EmbeddingStore own = items.store().resident()) {
            double buildSeconds = (System.nanoTime() - start) / 1e9;
            return new Measurement(
                    "given",
                    count,
                    1,
                    1,
                    1,
                    Double.NaN,
                    0,
                    timing(Work.scores(own, queries, count), 1),
                    buildSeconds,
                    items.bytes(),
                    own.residence() == Residence.HUGE_PAGES,
                    2.0 * count * own.dimension());
        }
    }

    private Timing timing(Work work, int threads) {
        Askers askers = new Askers(threads, seconds);
        askers.warmUp(work);
        return askers.run(work);
    }

    private Work work(VectorIndex index, Query query, int batch) {
        return batch == 1 ? Work.searches(index, queries, k, query) : Work.batches(index, queries, k, query, batch);
    }

    private double recall(VectorIndex index, Query query, int batch) {
        List<float[]> checked = queries.subList(0, truth.size());
        List<int[]> found = new ArrayList<>();
        for (int from = 0; from < checked.size(); from += batch) {
            List<float[]> some = checked.subList(from, Math.min(checked.size(), from + batch));
            if (batch == 1) {
                found.add(Recall.rows(index.search(some.get(0), k, query)));
            } else {
                index.searchAll(some, k, Collections.nCopies(some.size(), query))
                        .forEach(answer -> found.add(Recall.rows(answer)));
            }
        }
        return Recall.of(truth, found);
    }

    /** Queries from the end of the file, since those at its beginning are the ones that are checked. */
    float[][] sample() {
        int step = Math.max(1, queries.size() / SAMPLE);
        List<float[]> sample = new ArrayList<>();
        for (int query = queries.size() - 1; query >= 0 && sample.size() < SAMPLE; query -= step) {
            sample.add(queries.get(query));
        }
        return sample.toArray(float[][]::new);
    }
}
