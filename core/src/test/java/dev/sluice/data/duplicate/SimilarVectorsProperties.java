package dev.sluice.data.duplicate;

import static dev.sluice.data.duplicate.Catalogues.groups;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Entities;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of vectors that point the same way. */
class SimilarVectorsProperties {
    private static final int PAIRS = 3_000;
    private static final int DIMENSION = 32;
    private static final double DEVIATIONS = 3;

    private static SimilarVectors rule(float[][] vectors) {
        return SimilarVectors.of(
                (row, into) -> System.arraycopy(vectors[row - 1], 0, into, 0, into.length), vectors[0].length);
    }

    private static Entities items(float[][] vectors) {
        return Catalogues.items(vectors.length, Map.of());
    }

    /** Pairs of vectors of any length at an angle of this cosine. */
    private static float[][] pairs(double cosine, Random random) {
        float[][] vectors = new float[2 * PAIRS][DIMENSION];
        for (int pair = 0; pair < PAIRS; pair++) {
            double[] one = direction(random);
            double[] aside = direction(random);
            double shadow = product(one, aside);
            double rest = Math.sqrt(1 - shadow * shadow);
            double length = 0.01 + 10 * random.nextDouble();
            for (int i = 0; i < DIMENSION; i++) {
                double right = (aside[i] - shadow * one[i]) / rest;
                vectors[2 * pair][i] = (float) one[i];
                vectors[2 * pair + 1][i] =
                        (float) (length * (cosine * one[i] + Math.sqrt(1 - cosine * cosine) * right));
            }
        }
        return vectors;
    }

    private static double[] direction(Random random) {
        double[] vector =
                random.doubles(DIMENSION).map(unused -> random.nextGaussian()).toArray();
        double length = Math.sqrt(product(vector, vector));
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] /= length;
        }
        return vector;
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    @Property(tries = 5, seed = "1")
    void plantedPairsAreFoundAsOftenAsTheorySays(@ForAll long seed) {
        double cosine = 0.96;
        float[][] vectors = pairs(cosine, new Random(seed));
        SimilarVectors rule = rule(vectors).withBanding(new Banding(6, 16)).withSeed(seed);

        ItemMerges merges = ItemMerges.of(items(vectors), rule);

        double chance = rule.chance(cosine);
        double deviation = Math.sqrt(chance * (1 - chance) / PAIRS);
        assertThat((double) merges.merged() / PAIRS)
                .isBetween(chance - DEVIATIONS * deviation, chance + DEVIATIONS * deviation);
    }

    @Property(tries = 20)
    void whatIsBelowTheLeastCosineIsNeverMerged(@ForAll long seed) {
        float[][] vectors = pairs(0.94, new Random(seed));

        assertThat(ItemMerges.of(items(vectors), rule(vectors).withBanding(new Banding(4, 6)))
                        .merged())
                .isZero();
    }

    @Example
    void lengthDoesNotCountAndDirectionDoes() {
        float[][] vectors = {{1, 2}, {-1, -2}, {10, 20}, {0, 0}, {0, 0}, {2, 1}, {1e-30f, 2e-30f}};

        assertThat(groups(items(vectors), rule(vectors).withLeastCosine(0.999))).isEqualTo(Set.of(Set.of(1, 3, 7)));
    }

    @Example
    void equalVectorsAreTheSameAtACosineOfOne() {
        float[][] vectors = {{0.1f, 0.7f, 0.3f}, {0.1f, 0.7f, 0.3f}, {0.1f, 0.7f, 0.31f}};

        assertThat(groups(items(vectors), rule(vectors).withLeastCosine(1))).isEqualTo(Set.of(Set.of(1, 2)));
    }

    @Example
    void chanceIsThatOfTheAngle() {
        SimilarVectors rule = rule(new float[][] {{1}});

        // 1 - (1 - (1 - acos(0.95) / pi)^20)^40
        assertThat(rule.chance(0.95)).isEqualTo(0.993613715833411, within(1e-9));
        assertThat(rule.chance(0)).isEqualTo(new Banding(40, 20).chance(0.5), within(1e-15));
    }

    @Example
    void whatIsNoVectorIsAnError() {
        float[][] vectors = {{1, 2}, {Float.NaN, 1}};

        assertThatThrownBy(() -> ItemMerges.of(items(vectors), rule(vectors)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("vectors must be finite: item row 2 has an entry of NaN");
        assertThatThrownBy(() -> rule(vectors).withLeastCosine(0))
                .hasMessage("leastCosine must be above 0 and at most 1: 0.0");
        assertThatThrownBy(() -> rule(vectors).withBanding(new Banding(1, 65)))
                .hasMessage("bands must have at most 64 rows: Banding[bands=1, rows=65]");
        assertThatThrownBy(() -> SimilarVectors.of((row, into) -> {}, 0)).hasMessage("dimension must be at least 1: 0");
    }
}
