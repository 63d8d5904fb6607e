package dev.sluice.train.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.Events;
import dev.sluice.train.batch.Batch;
import dev.sluice.train.batch.BatchGradient;
import dev.sluice.train.batch.Hits;
import dev.sluice.train.batch.LogitRows;
import dev.sluice.train.engine.Factors;
import dev.sluice.train.engine.Units;
import dev.sluice.train.engine.Workers;
import dev.sluice.train.sampling.NegativeSampler;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;

/** The fast form of the loss against its definition, in double precision and one number after the other. */
class BatchGradientProperties {
    private static final int ITEMS = 300;

    /** Logits in single precision err by less, sums of a few dozen products of numbers about 1. */
    private static final double ROUNDING = 1e-4;

    private final InteractionMatrix likes = InteractionMatrix.of(Events.random(200, ITEMS, 3000, 3));
    private final NegativeSampler sampler = NegativeSampler.mixed(likes, 3, 2);
    private long examplesOfAllTries;
    private long undecidedOfAllTries;

    @AfterProperty
    void nearlyAllExamplesAreCompared() {
        assertThat(undecidedOfAllTries).isLessThan(Math.max(1, examplesOfAllTries / 10));
    }

    @Property(tries = 60)
    void lossAndGradientsAreThoseOfTheDefinition(
            @ForAll @IntRange(min = 1, max = 1100) int examples,
            @ForAll @IntRange(min = 0, max = 300) int more,
            @ForAll @IntRange(min = 1, max = 20) int dimension,
            @ForAll @DoubleRange(min = 0.3, max = 2) double temperature,
            @ForAll @IntRange(min = 1, max = 3) int hardness,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SampledSoftmaxLoss loss =
                new SampledSoftmaxLoss(temperature, hardness == 1 ? 1 + random.nextInt(50) : SampledSoftmaxLoss.ALL);
        Factors users = factors(likes.rows(), dimension, random);
        Factors items = factors(likes.columns(), dimension, random);
        Batch batch = batch(examples, more, random);
        leaveOutUndecided(loss, batch, users, items);
        try (Workers workers = new Workers(2, "test")) {
            BatchGradient fast = new BatchGradient(
                    examples + 5,
                    examples + more + 9,
                    dimension,
                    new LogitRows(loss.temperature(), loss.hardNegatives(), sampler, new Hits(likes)),
                    workers);
            // What an earlier, larger batch left behind must not show.
            Batch earlier = batch(examples + 5, more + 4, random);
            fast.compute(earlier, users.of(earlier.users), items.of(earlier.items));

            double found = fast.compute(batch, users.of(batch.users), items.of(batch.items));

            Slow slow = new Slow(loss, batch, users, items);
            assertThat(found).isCloseTo(slow.sum, within(1e-4 * (1 + slow.sum)));
            assertSame(fast, slow, batch, dimension);
        }
    }

    /**
     * An example whose last hard negative and the first that is none differ by rounding may have the one in single
     * precision and the other in double precision, and then their gradients have nothing to do with each other. Such an
     * example weighs nothing, so that both forms give it exact zeros. Columns of the same item are equal in both forms,
     * which then choose the first ones, and are compared like any others.
     */
    private void leaveOutUndecided(SampledSoftmaxLoss loss, Batch batch, Factors users, Factors items) {
        double[] logits = new double[batch.columns()];
        for (int example = 0; example < batch.examples(); example++) {
            if (loss.hardNegatives() < batch.columns() - 1) {
                logits(loss, batch, example, users, items, logits);
                if (isUndecided(logits, batch.items, loss.hardNegatives())) {
                    batch.weights[example] = 0;
                    undecidedOfAllTries++;
                }
            }
            examplesOfAllTries++;
        }
    }

    /** Those of an example's negatives; negative infinity of the others. */
    private void logits(
            SampledSoftmaxLoss loss, Batch batch, int example, Factors users, Factors items, double[] logits) {
        float[] user = new float[users.dimension()];
        float[] item = new float[users.dimension()];
        users.copy(batch.users[example], user);
        for (int column = 0; column < logits.length; column++) {
            items.copy(batch.items[column], item);
            logits[column] = likes.contains(batch.users[example], batch.items[column])
                    ? Double.NEGATIVE_INFINITY
                    : Units.product(user, item) / loss.temperature()
                            - LogitRows.clip(sampler.logQ(batch.items[column]));
        }
    }

    private static boolean isUndecided(double[] logits, int[] items, int count) {
        double[] sorted = logits.clone();
        Arrays.sort(sorted);
        double lastKept = sorted[sorted.length - count];
        double firstLeft = sorted[sorted.length - count - 1];
        if (!(lastKept - firstLeft < ROUNDING)) {
            return false; // NaN where both are negative infinity, which count for nothing
        }
        return IntStream.range(0, logits.length)
                        .filter(column -> Math.abs(logits[column] - lastKept) < 2 * ROUNDING)
                        .map(column -> items[column])
                        .distinct()
                        .count()
                > 1;
    }

    private static void assertSame(BatchGradient fast, Slow slow, Batch batch, int dimension) {
        for (int example = 0; example < batch.examples(); example++) {
            float[] gradient = new float[dimension];
            fast.addUser(example, gradient);
            assertClose(gradient, slow.ofUsers[example]);
        }
        for (int column = 0; column < batch.columns(); column++) {
            float[] gradient = new float[dimension];
            fast.addItem(column, gradient);
            assertClose(gradient, slow.ofItems[column]);
        }
    }

    private static void assertClose(float[] found, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) found[i]).isCloseTo(expected[i], within(2e-3 + 1e-3 * Math.abs(expected[i])));
        }
    }

    /** The definition. */
    private final class Slow {
        final double[][] ofUsers;
        final double[][] ofItems;
        double sum;

        Slow(SampledSoftmaxLoss loss, Batch batch, Factors users, Factors items) {
            int dimension = users.dimension();
            ofUsers = new double[batch.examples()][dimension];
            ofItems = new double[batch.columns()][dimension];
            double[] logQ = IntStream.of(batch.items).mapToDouble(sampler::logQ).toArray();
            float[] user = new float[dimension];
            float[] item = new float[dimension];
            double[] scores = new double[batch.columns()];
            double[] slopes = new double[batch.columns()];
            for (int example = 0; example < batch.examples(); example++) {
                users.copy(batch.users[example], user);
                BitSet hits = new BitSet();
                for (int column = 0; column < scores.length; column++) {
                    items.copy(batch.items[column], item);
                    scores[column] = Units.product(user, item);
                    hits.set(column, likes.contains(batch.users[example], batch.items[column]));
                }
                sum += loss.ofExample(scores, logQ, example, hits, batch.weights[example], slopes);
                for (int column = 0; column < scores.length; column++) {
                    items.copy(batch.items[column], item);
                    for (int i = 0; i < dimension; i++) {
                        ofUsers[example][i] += slopes[column] * item[i];
                        ofItems[column][i] += slopes[column] * user[i];
                    }
                }
            }
        }
    }

    private Batch batch(int examples, int more, SplittableRandom random) {
        int[] users = new int[examples];
        int[] items = new int[examples + more];
        float[] weights = new float[examples];
        for (int example = 0; example < examples; example++) {
            int place = random.nextInt(likes.size());
            users[example] = userOf(place);
            items[example] = likes.column(place);
            weights[example] = (float) random.nextDouble();
        }
        for (int column = examples; column < items.length; column++) {
            items[column] = 1 + random.nextInt(ITEMS);
        }
        return new Batch(users, items, weights);
    }

    private int userOf(int place) {
        return IntStream.range(1, likes.rows())
                .filter(user -> place < likes.end(user))
                .findFirst()
                .orElseThrow();
    }

    private static Factors factors(int rows, int dimension, SplittableRandom random) {
        Factors factors = new Factors(rows, dimension);
        for (int row = 1; row < rows; row++) {
            factors.randomize(row, random, 1 / Math.sqrt(dimension));
        }
        return factors;
    }
}
