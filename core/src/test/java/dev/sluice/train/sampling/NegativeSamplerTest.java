package dev.sluice.train.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.train.Events;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NegativeSamplerTest {
    private static final int DRAWS = 1_000_000;

    /**
     * The statistic's value that one table in a thousand passes, with 9 and with 100 degrees of freedom.
     *
     * @see <a href="https://www.itl.nist.gov/div898/handbook/eda/section3/eda3674.htm">the table of NIST</a>
     */
    private static final double CRITICAL_9 = 27.877;

    private static final double CRITICAL_100 = 149.449;

    private static final int[] NO_BATCH = {};

    /** Items 1 to 10, met by so many users. */
    private static final InteractionMatrix TEN = met(50, 10, 1, 9, 8, 7, 6, 5, 3, 1);

    /** Items 1 to 101, the first met by a hundred users, each next by about one less. */
    private static final InteractionMatrix HUNDRED =
            met(IntStream.rangeClosed(0, 100).map(i -> Math.max(1, 100 - i)).toArray());

    @Test
    void uniformDrawsFollowTheirProbability() {
        assertThat(chiSquare(NegativeSampler.uniform(TEN), TEN, 1)).isLessThan(CRITICAL_9);
        assertThat(chiSquare(NegativeSampler.uniform(HUNDRED), HUNDRED, 2)).isLessThan(CRITICAL_100);
    }

    @Test
    void popularDrawsFollowTheirProbability() {
        for (double power : new double[] {0, 0.5, 0.75, 1, 2}) {
            assertThat(chiSquare(NegativeSampler.popularity(TEN, power), TEN, 3))
                    .as("power %s", power)
                    .isLessThan(CRITICAL_9);
            assertThat(chiSquare(NegativeSampler.popularity(HUNDRED, power), HUNDRED, 4))
                    .as("power %s", power)
                    .isLessThan(CRITICAL_100);
        }
    }

    @Test
    void batchesOfTrainingEventsFollowTheirProbability() {
        assertThat(chiSquare(NegativeSampler.inBatch(TEN), TEN, 5)).isLessThan(CRITICAL_9);
        assertThat(chiSquare(NegativeSampler.inBatch(HUNDRED), HUNDRED, 6)).isLessThan(CRITICAL_100);
    }

    @Test
    void mixedDrawsFollowTheirProbability() {
        // A draw of 100, of which the batch gives 100 * 3 / 4.
        assertThat(chiSquare(NegativeSampler.mixed(TEN, 75, 25), TEN, 75, 7)).isLessThan(CRITICAL_9);
        assertThat(chiSquare(NegativeSampler.mixed(HUNDRED, 75, 25), HUNDRED, 75, 8))
                .isLessThan(CRITICAL_100);
    }

    @Test
    void distinctDrawsFollowTheirProbability() {
        // Without replacement counts vary less: by the share that is not drawn, 91 of the 100 that are free.
        double free = 91 / 100.0;

        assertThat(chiSquare(NegativeSampler.uniformDistinct(HUNDRED), HUNDRED, 9) / free)
                .isBetween(55.0, CRITICAL_100);
    }

    @Test
    void anotherProbabilityIsTold() {
        double[] counts = counts(NegativeSampler.popularity(TEN, 0.75), TEN, 100, 10);

        assertThat(chiSquare(counts, NegativeSampler.popularity(TEN, 0.76))).isGreaterThan(CRITICAL_9);
        assertThat(chiSquare(counts, NegativeSampler.uniform(TEN))).isGreaterThan(CRITICAL_9);
    }

    @Test
    void theProbabilityOfAMixtureIsThatOfTheDefinition() {
        NegativeSampler mixed = NegativeSampler.mixed(TEN, 4, 4);

        assertThat(Math.exp(mixed.logQ(1))).isCloseTo(.3, within(1e-9));
        assertThat(Math.exp(mixed.logQ(2))).isCloseTo(.1, within(1e-9));
        assertThat(Math.exp(mixed.logQ(3))).isCloseTo(.055, within(1e-9));
        assertThat(-mixed.logQ(1)).isCloseTo(1.2039728043, within(1e-9));
        assertThat(-mixed.logQ(2)).isCloseTo(2.302585093, within(1e-9));
        assertThat(-mixed.logQ(3)).isCloseTo(2.9004220937, within(1e-9));
    }

    @Test
    void onlyUniformSamplersKnowItemsWithoutEvents() {
        InteractionMatrix cold = met(2, 0, 1);

        assertThat(NegativeSampler.uniform(cold).logQ(2)).isCloseTo(-Math.log(3), within(1e-12));
        assertThat(NegativeSampler.uniformDistinct(cold).logQ(2)).isCloseTo(-Math.log(3), within(1e-12));
        assertThat(NegativeSampler.mixed(cold, 1, 1).logQ(2)).isCloseTo(-Math.log(6), within(1e-12));
        assertThat(NegativeSampler.inBatch(cold).logQ(2)).isEqualTo(Double.NEGATIVE_INFINITY);
        for (double power : new double[] {0, 0.5, 1}) {
            NegativeSampler popular = NegativeSampler.popularity(cold, power);
            assertThat(popular.logQ(2)).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(counts(popular, cold, 100, 1)[2]).isZero();
        }
    }

    @Test
    void theUnknownIsNeverDrawn() {
        for (NegativeSampler sampler : all()) {
            assertThat(sampler.logQ(0)).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(counts(sampler, TEN, 10, 1)[0]).isZero();
            assertThatThrownBy(() -> sampler.logQ(11)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> sampler.logQ(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void probabilitiesAddUpToOne() {
        for (NegativeSampler sampler : all()) {
            assertThat(IntStream.range(0, TEN.columns())
                            .mapToDouble(item -> Math.exp(sampler.logQ(item)))
                            .sum())
                    .isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void equalSeedsGiveEqualDraws() {
        int[] batch = {4, 2};
        for (NegativeSampler sampler : all()) {
            int size = sampler instanceof InBatchSampler ? 2 : 10;
            int[] first = new int[size];
            int[] again = new int[size];
            sampler.draw(batch, new SplittableRandom(3), first);
            sampler.draw(batch, new SplittableRandom(3), again);

            assertThat(again).isEqualTo(first);
        }
    }

    @Test
    void distinctDrawsAreDistinctUpToTheWholeCatalogue() {
        NegativeSampler sampler = NegativeSampler.uniformDistinct(TEN);
        for (int size = 0; size <= 10; size++) {
            int[] drawn = new int[size];
            sampler.draw(NO_BATCH, new SplittableRandom(size), drawn);

            assertThat(drawn).doesNotHaveDuplicates();
            assertThat(Arrays.stream(drawn)).allMatch(item -> item >= 1 && item <= 10);
        }
    }

    @Test
    void aCatalogueSmallerThanTheDrawRepeatsItemsOrIsAnError() {
        int[] drawn = new int[11];
        NegativeSampler.uniform(TEN).draw(NO_BATCH, new SplittableRandom(1), drawn);

        assertThat(drawn).doesNotContain(0);
        assertThatThrownBy(() -> NegativeSampler.uniformDistinct(TEN).draw(NO_BATCH, new SplittableRandom(1), drawn))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("distinct negatives must be at most as many as items, 10: 11");
        assertThatThrownBy(() -> NegativeSampler.inBatch(TEN).draw(new int[4], new SplittableRandom(1), drawn))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("negatives must be at most as many as the batch has items, 4: 11");
    }

    @Test
    void aMixtureBeginsWithTheBatch() {
        int[] drawn = new int[5];
        NegativeSampler.mixed(TEN, 2, 3).draw(new int[] {7, 7}, new SplittableRandom(1), drawn);

        assertThat(drawn).startsWith(7, 7).doesNotContain(0);
    }

    @Test
    void positivesAreLeftOutEvenIfNothingIsLeft() {
        int[] drawn = new int[1000];
        NegativeSampler sampler = NegativeSampler.uniform(TEN);

        int left = sampler.drawUnless(item -> item <= 5, NO_BATCH, new SplittableRandom(1), drawn);

        assertThat(left).isBetween(400, 600);
        assertThat(Arrays.stream(drawn, 0, left)).allMatch(item -> item > 5);
        assertThat(sampler.drawUnless(item -> true, NO_BATCH, new SplittableRandom(1), drawn))
                .isZero();
    }

    @Test
    void badSettingsAreErrors() {
        InteractionMatrix none = InteractionMatrix.of(new Interactions.Builder().build(3, 3));
        InteractionMatrix noItems = InteractionMatrix.of(new Interactions.Builder().build(3, 1));

        assertThatThrownBy(() -> NegativeSampler.uniform(noItems)).hasMessage("number of items must be at least 1: 0");
        assertThatThrownBy(() -> NegativeSampler.popularity(none, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NegativeSampler.inBatch(none)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NegativeSampler.mixed(none, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NegativeSampler.popularity(TEN, Double.NaN)).hasMessageContaining("power");
        assertThatThrownBy(() -> NegativeSampler.popularity(TEN, -1)).hasMessageContaining("power");
        assertThatThrownBy(() -> NegativeSampler.popularity(TEN, 1000)).hasMessageContaining("finite: Infinity");
        assertThatThrownBy(() -> NegativeSampler.mixed(TEN, 0, 1)).hasMessage("batch must be at least 1: 0");
        assertThatThrownBy(() -> NegativeSampler.mixed(TEN, 1, 0)).hasMessage("uniform must be at least 1: 0");
    }

    private static NegativeSampler[] all() {
        return new NegativeSampler[] {
            NegativeSampler.uniform(TEN),
            NegativeSampler.uniformDistinct(TEN),
            NegativeSampler.popularity(TEN, 0.75),
            NegativeSampler.inBatch(TEN),
            NegativeSampler.mixed(TEN, 5, 5)
        };
    }

    private static InteractionMatrix met(int... users) {
        int[][] rows = new int[Arrays.stream(users).max().orElseThrow()][users.length];
        for (int item = 0; item < users.length; item++) {
            for (int user = 0; user < users[item]; user++) {
                rows[user][item] = 1;
            }
        }
        return Events.matrix(rows);
    }

    private static double chiSquare(NegativeSampler sampler, InteractionMatrix matrix, long seed) {
        return chiSquare(sampler, matrix, 100, seed);
    }

    private static double chiSquare(NegativeSampler sampler, InteractionMatrix matrix, int batch, long seed) {
        return chiSquare(counts(sampler, matrix, batch, seed), sampler);
    }

    /** How often each item comes in a million draws, for batches of entries that are drawn evenly. */
    private static double[] counts(NegativeSampler sampler, InteractionMatrix matrix, int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] batch = new int[size];
        int[] drawn = new int
                [sampler instanceof DistinctSampler || (size < 100 && sampler instanceof InBatchSampler) ? 10 : 100];
        double[] counts = new double[matrix.columns()];
        for (int done = 0; done < DRAWS; done += drawn.length) {
            for (int i = 0; i < size; i++) {
                batch[i] = matrix.column(random.nextInt(matrix.size()));
            }
            sampler.draw(batch, random, drawn);
            for (int item : drawn) {
                counts[item]++;
            }
        }
        return counts;
    }

    private static double chiSquare(double[] counts, NegativeSampler sampler) {
        double draws = Arrays.stream(counts).sum();
        double sum = 0;
        for (int item = 1; item < counts.length; item++) {
            double expected = draws * Math.exp(sampler.logQ(item));
            sum += (counts[item] - expected) * (counts[item] - expected) / expected;
        }
        return sum;
    }
}
