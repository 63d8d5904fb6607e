package dev.sluice.retrieval;

import dev.sluice.Candidates;
import dev.sluice.Query;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Scores every item by the cosine, in double precision, to compare others with. Item {@code i} is vector {@code i - 1}.
 */
record CosineIndex(float[][] vectors) implements VectorIndex {
    @Override
    public Candidates search(float[] vector, int limit, Query query) {
        int[] best = IntStream.rangeClosed(1, vectors.length)
                .filter(query.allowed()::contains)
                .boxed()
                .sorted(Comparator.comparingDouble(item -> -cosine(vector, vectors[item - 1])))
                .limit(limit)
                .mapToInt(Integer::intValue)
                .toArray();
        float[] scores = new float[best.length];
        Arrays.setAll(new double[best.length], i -> scores[i] = (float) cosine(vector, vectors[best[i] - 1]));
        return Candidates.of(best, scores);
    }

    private static double cosine(float[] a, float[] b) {
        double lengths = Math.sqrt(dot(a, a) * dot(b, b));
        return lengths == 0 ? 0 : dot(a, b) / lengths;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    @Override
    public boolean isExact() {
        return true;
    }
}
