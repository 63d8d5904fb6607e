package dev.sluice.retrieval;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.internal.kernel.TopK;
import dev.sluice.store.EmbeddingStore;
import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The vectors of some items, but for those that are zero, to search near to. For the cosine they have length 1. */
final class SeedVectors {
    private final List<float[]> vectors = new ArrayList<>();
    private final Similarity similarity;

    private SeedVectors(Similarity similarity) {
        this.similarity = similarity;
    }

    /** Reads the rows in the order of their numbers, so that sums do not depend on the order of the seeds. */
    static SeedVectors of(EmbeddingStore items, int[] seeds, Similarity similarity) {
        SeedVectors found = new SeedVectors(similarity);
        for (int seed : Arrays.stream(seeds).sorted().distinct().toArray()) {
            float[] vector = new float[items.dimension()];
            items.copyRow(seed, vector);
            if (seed != 0 && Norm.of(vector) > 0) {
                found.vectors.add(similarity.query(vector));
            }
        }
        return found;
    }

    boolean isEmpty() {
        return vectors.isEmpty();
    }

    /** Every item by the greatest of its scores. Whatever is among the best by that is among the best of one seed. */
    Candidates nearestToOne(VectorIndex index, Query query, int limit) {
        if (vectors.size() == 1) {
            return index.search(vectors.get(0), limit, query);
        }
        Int2DoubleOpenHashMap greatest = new Int2DoubleOpenHashMap();
        greatest.defaultReturnValue(Double.NEGATIVE_INFINITY);
        for (Candidates found : index.searchAll(vectors, limit, Collections.nCopies(vectors.size(), query))) {
            for (int position = 0; position < found.size(); position++) {
                int item = found.item(position);
                greatest.put(item, Math.max(greatest.get(item), found.score(position)));
            }
        }
        TopK best = new TopK(Math.min(limit, greatest.size()));
        for (Int2DoubleMap.Entry each : greatest.int2DoubleEntrySet()) {
            best.offer(each.getIntKey(), (float) each.getDoubleValue());
        }
        return Answer.of(best);
    }

    /** Every item by the sum of its scores, which is its score against the sum of the vectors. */
    Candidates nearestToAll(VectorIndex index, Query query, int limit) {
        float[] sum = sum();
        double length = Norm.of(sum);
        if (length == 0) {
            return Candidates.NONE;
        }
        Candidates found = index.search(sum, limit, query);
        if (similarity == Similarity.INNER_PRODUCT) {
            return found;
        }
        float[] scores = found.scores();
        Norm.scale(scores, length);
        return Candidates.of(found.items(), scores);
    }

    private float[] sum() {
        double[] sum = new double[vectors.get(0).length];
        for (float[] vector : vectors) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        float[] rounded = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            rounded[i] = (float) sum[i];
        }
        return rounded;
    }
}
