package dev.sluice.ranking.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.ScoreRange;
import dev.sluice.Scorer;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {
    private static final FeatureKey NOISE = FeatureKey.number("noise");
    private static final FeatureKey LITTLE = FeatureKey.number("little");
    private static final FeatureKey MUCH = FeatureKey.number("much");
    private static final FeatureKey UNREAD = FeatureKey.number("unread");
    private static final FeatureSchema SCHEMA = FeatureSchema.of(UNREAD, LITTLE, NOISE, MUCH);
    private static final Query QUERY =
            Query.of(new ModelVersion("any"), ItemSet.all(2)).build();

    /** What the labels were made by, up to the noise that it reads and does not use. */
    private record Planted(FeatureSchema requires, List<String> heads) implements Scorer {
        static final Planted WHOLE = new Planted(FeatureSchema.of(LITTLE, NOISE, MUCH), List.of("score"));

        @Override
        public void score(Query query, Candidates candidates, float[] scores) {
            for (int i = 0; i < candidates.size() * heads.size(); i++) {
                int row = i % candidates.size();
                scores[i] = (float) probability(candidates.feature(LITTLE, row), candidates.feature(MUCH, row));
            }
        }

        static double probability(float little, float much) {
            return 1 / (1 + Math.exp(-(0.5 * little + 2 * much)));
        }

        @Override
        public ScoreRange range() {
            return ScoreRange.UNIT;
        }
    }

    /** More than fit in one batch. */
    private static Examples examples() {
        Random random = new Random(1);
        float[][] rows = new float[5000][];
        float[] labels = new float[rows.length];
        float[] weights = new float[rows.length];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new float[] {
                (float) random.nextGaussian(),
                (float) random.nextGaussian(),
                (float) random.nextGaussian(),
                (float) random.nextGaussian()
            };
            labels[row] = random.nextDouble() < Planted.probability(rows[row][1], rows[row][3]) ? 1 : 0;
            weights[row] = row % 3;
        }
        return Rows.examples(SCHEMA, rows, labels, weights);
    }

    @Test
    void ordersFeaturesByWhatTheyAreWorth() {
        List<FeatureImportance> found = new PermutationImportance(Planted.WHOLE, 5, 1).of(QUERY, examples());

        assertThat(found).extracting(FeatureImportance::feature).containsExactly(MUCH, LITTLE, NOISE);
        assertThat(found.get(0).loss()).isGreaterThan(5 * found.get(1).loss());
        assertThat(found.get(1).loss()).isGreaterThan(10 * found.get(1).deviation());
        assertThat(found.get(1).deviation()).isPositive();
        assertThat(found.get(2)).isEqualTo(new FeatureImportance(NOISE, 0, 0));
    }

    /** Two rows have two permutations: as they are, or the other way round. */
    @Test
    void isTheRiseOfTheLossOfThePermutedRows() {
        FeatureSchema schema = FeatureSchema.of(MUCH, LITTLE);
        Examples two = Rows.examples(schema, new float[][] {{1, 0}, {-1, 0}}, new float[] {1, 0}, new float[] {1, 3});
        double whole = -Math.log(Planted.probability(0, 1));
        double swapped = -Math.log(Planted.probability(0, -1));
        int repeats = 200;

        FeatureImportance much = new PermutationImportance(new Planted(schema, List.of("score")), repeats, 4)
                .of(QUERY, two)
                .get(0);

        double share = much.loss() / (swapped - whole);
        assertThat(share * repeats).isCloseTo(Math.rint(share * repeats), within(1e-3));
        assertThat(share).isBetween(0.4, 0.6);
        double variance = share * (1 - share) * repeats / (repeats - 1);
        assertThat(much.deviation()).isCloseTo((swapped - whole) * Math.sqrt(variance), within(1e-5));
    }

    @Test
    void isTheSameForASeedAndAnotherForAnother() {
        Examples examples = examples();
        List<FeatureImportance> found = new PermutationImportance(Planted.WHOLE, 2, 1).of(QUERY, examples);

        assertThat(new PermutationImportance(Planted.WHOLE, 2, 1).of(QUERY, examples))
                .isEqualTo(found);
        assertThat(new PermutationImportance(Planted.WHOLE, 2, 2).of(QUERY, examples))
                .isNotEqualTo(found);
        assertThat(new PermutationImportance(Planted.WHOLE, 1, 1).of(QUERY, examples))
                .allSatisfy(each -> assertThat(each.deviation()).isZero());
    }

    @Test
    void labelsOfAllHeadsCountAndAbsentOnesDoNot() {
        List<String> heads = List.of("click", "order");
        Examples.Builder both = new Examples.Builder(SCHEMA, heads);
        Candidates candidates = Rows.candidates(SCHEMA, new float[] {0, 0, 0, 1}, new float[] {0, 0, 0, -1});
        both.add(candidates, 0, new float[] {1, Float.NaN}, 1);
        both.add(candidates, 1, new float[] {0, 1}, 1);
        both.add(candidates, 0, new float[] {Float.NaN, 0}, 1);
        ExampleLoss loss = new ExampleLoss(new Planted(FeatureSchema.of(MUCH, LITTLE), heads), QUERY, both.build());
        double right = -Math.log(Planted.probability(0, 1));
        double wrong = -Math.log(Planted.probability(0, -1));

        assertThat(loss.asTheyAre()).isCloseTo((2 * right + 2 * wrong) / 4, within(1e-6));
        assertThat(loss.permuted(MUCH, new int[] {1, 0, 1}))
                .isCloseTo((wrong + wrong + right + right) / 4, within(1e-6));
        assertThat(loss.permuted(MUCH, new int[] {0, 0, 1}))
                .isCloseTo((right + wrong + right + right) / 4, within(1e-6));
    }

    private static Scorer always(float score) {
        return new Scorer() {
            @Override
            public void score(Query query, Candidates candidates, float[] scores) {
                Arrays.fill(scores, 0, candidates.size(), score);
            }

            @Override
            public ScoreRange range() {
                return ScoreRange.UNIT;
            }
        };
    }

    @Test
    void aCertaintyThatFailsIsNotTheEnd() {
        Scorer certain = always(1);
        Examples two = Rows.examples(SCHEMA, new float[][] {{0, 0, 0, 0}, {0, 0, 0, 0}}, 1, 0);

        assertThat(new ExampleLoss(certain, QUERY, two).asTheyAre()).isCloseTo(12 * Math.log(2), within(1e-6));
        assertThat(new PermutationImportance(certain, 1, 1).of(QUERY, two)).isEmpty();
    }

    @Test
    void aScoreThatIsNoProbabilityIsAnError() {
        for (float score : new float[] {Float.NaN, -0.1f, 1.5f}) {
            Examples two = Rows.examples(SCHEMA, new float[][] {{0, 0, 0, 0}, {0, 0, 0, 0}}, 1, 0);

            assertThatThrownBy(() -> new ExampleLoss(always(score), QUERY, two).asTheyAre())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a score must be from 0 to 1: " + score + " of example 0");
        }
    }

    @Test
    void badInputNamesItself() {
        Examples fine = examples();
        float[][] row = {{1, 1, 1, 1}, {1, 1, 1, 1}};
        PermutationImportance importance = new PermutationImportance(Planted.WHOLE, 1, 1);

        assertThatThrownBy(() -> new PermutationImportance(Planted.WHOLE, 0, 1))
                .hasMessage("repeats must be at least 1: 0");
        assertThatThrownBy(() -> new PermutationImportance((query, candidates, scores) -> {}, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("scores must be probabilities, from 0 to 1: ");
        assertThatThrownBy(() -> importance.of(QUERY, Rows.examples(SCHEMA, row, 1, 1)))
                .hasMessage("labels must be of both kinds: all of label are 1 that have a weight");
        assertThatThrownBy(() -> importance.of(QUERY, Rows.examples(SCHEMA, row, 1, 2)))
                .hasMessage("label of example 1 must be from 0 to 1: 2.0");
        assertThatThrownBy(() -> importance.of(QUERY, new Examples.Builder(SCHEMA).build()))
                .hasMessage("an example must have a label label and a weight above 0: none of 0 has");
        FeatureSchema shorter = FeatureSchema.of(LITTLE, NOISE);
        assertThatThrownBy(() -> importance.of(QUERY, Rows.examples(shorter, new float[][] {{1, 1}, {1, 1}}, 1, 0)))
                .hasMessage("no feature much:number among [little:number, noise:number]");
        assertThatThrownBy(() ->
                        new PermutationImportance(new Planted(SCHEMA, List.of("click", "order")), 1, 1).of(QUERY, fine))
                .hasMessage("examples must be of the scorer's heads [click, order]: [label]");
    }
}
