package dev.sluice.ranking.factorization;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Scorer;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.Rows;
import dev.sluice.ranking.input.InputBatch;
import java.util.Random;

/** Numbers, flags and categories, some missing, and the definition of a factorization machine. */
final class FmWorld {
    static final FeatureSchema SCHEMA = FeatureSchema.of(
            FeatureKey.number("age"),
            new FeatureKey("genre", FeatureType.CATEGORY),
            new FeatureKey("fresh", FeatureType.FLAG),
            FeatureKey.number("price"),
            new FeatureKey("device", FeatureType.CATEGORY));

    private FmWorld() {}

    static float[][] rows(int size, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[size][];
        for (int row = 0; row < size; row++) {
            rows[row] = new float[] {
                (float) random.nextGaussian() * 3 + 1,
                random.nextInt(5) == 0 ? Float.NaN : random.nextInt(4),
                random.nextInt(2),
                random.nextInt(4) == 0 ? Float.NaN : random.nextFloat(),
                random.nextInt(3)
            };
        }
        return rows;
    }

    static Examples examples(int size, long seed) {
        float[][] rows = rows(size, seed);
        float[] labels = new float[size];
        float[] weights = new float[size];
        for (int row = 0; row < size; row++) {
            labels[row] = rows[row][0] > 1 ^ rows[row][4] == 1 ? 1 : 0;
            weights[row] = 0.5f + row % 3;
        }
        return Rows.examples(SCHEMA, rows, labels, weights);
    }

    static float[] scores(Scorer scorer, ModelVersion version, Candidates candidates) {
        float[] scores = new float[candidates.size()];
        Query query = Query.of(version, ItemSet.all(candidates.size() + 1)).build();
        scorer.score(query, candidates, scores);
        return scores;
    }

    /** The logit of a row, pair by pair over every coordinate there is. */
    static double logit(Factors factors, InputBatch batch, int row) {
        Coordinates coordinates = factors.coordinates();
        double[] x = new double[coordinates.size()];
        for (int input = 0; input < coordinates.numbers(); input++) {
            x[1 + input] = batch.numbers(input)[row];
        }
        for (int category = 0; category < coordinates.categories(); category++) {
            x[coordinates.code(category, batch.codes(category)[row])] = 1;
        }
        int width = 1 + factors.dimension();
        double logit = factors.table()[0];
        for (int i = 1; i < x.length; i++) {
            logit += factors.table()[i * width] * x[i];
            for (int j = i + 1; j < x.length; j++) {
                double product = 0;
                for (int factor = 1; factor < width; factor++) {
                    product += (double) factors.table()[i * width + factor] * factors.table()[j * width + factor];
                }
                logit += product * x[i] * x[j];
            }
        }
        return logit;
    }
}
