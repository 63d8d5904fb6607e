package dev.sluice.benchmarks.ranking;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.ranking.Examples;
import java.util.Random;
import java.util.stream.IntStream;

/** Candidates with normal numbers as their features, liked by the product of the first two and by the third. */
final class MadeUpRows {
    private static final int OF_A_QUERY = 20;

    private final FeatureSchema schema;
    private final Random random;

    MadeUpRows(int features, long seed) {
        this.schema = new FeatureSchema(IntStream.range(0, features)
                .mapToObj(feature -> FeatureKey.number("number" + feature))
                .toList());
        this.random = new Random(seed);
    }

    Candidates candidates(int count) {
        int[] items = IntStream.rangeClosed(1, count).toArray();
        Candidates candidates = Candidates.of(items, new float[count]);
        for (FeatureKey key : schema.keys()) {
            float[] column = new float[count];
            for (int row = 0; row < count; row++) {
                column[row] = (float) random.nextGaussian();
            }
            candidates = candidates.withFeature(key, column);
        }
        return candidates;
    }

    Examples examples(int count) {
        Examples.Builder examples = new Examples.Builder(schema);
        for (int from = 0; from < count; from += OF_A_QUERY) {
            Candidates candidates = candidates(Math.min(OF_A_QUERY, count - from));
            examples.nextQuery();
            for (int row = 0; row < candidates.size(); row++) {
                examples.add(candidates, row, liked(candidates, row) ? 1 : 0, 1);
            }
        }
        return examples.build();
    }

    private boolean liked(Candidates candidates, int row) {
        double logit = 2 * number(candidates, 0, row) * number(candidates, 1, row) + number(candidates, 2, row);
        return random.nextDouble() < 1 / (1 + Math.exp(-logit));
    }

    private double number(Candidates candidates, int feature, int row) {
        return candidates.feature(schema.keys().get(feature), row);
    }
}
