package dev.sluice.train.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.train.batch.LogitRows;
import dev.sluice.train.batch.SoftmaxRow;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Laws of the loss, and of its form in single precision. */
class SampledSoftmaxLossProperties {
    private static final double STEP = 1e-6;

    private final BitSet hits = new BitSet();
    private int positive;
    private double weight;

    private double[] scores(int columns, SplittableRandom random) {
        positive = random.nextInt(columns);
        weight = 3 * random.nextDouble();
        double[] scores = new double[columns];
        hits.clear();
        for (int column = 0; column < columns; column++) {
            scores[column] = random.nextGaussian();
            hits.set(column, random.nextInt(4) == 0);
        }
        return scores;
    }

    private static double[] logQ(int columns, SplittableRandom random) {
        return random.doubles(columns, 1e-8, 1).map(Math::log).toArray();
    }

    @Property(tries = 200)
    void theGradientIsThatOfTheLoss(
            @ForAll @IntRange(min = 1, max = 20) int columns,
            @ForAll @DoubleRange(min = 0.1, max = 3) double temperature,
            @ForAll @IntRange(min = 1, max = 25) int hard,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SampledSoftmaxLoss loss = new SampledSoftmaxLoss(temperature, hard);
        double[] scores = scores(columns, random);
        double[] logQ = logQ(columns, random);
        // Where a step changes which negatives are the hardest, the loss has no derivative.
        Assume.that(gapBehindTheHardest(loss, scores, logQ) > 4 * STEP / temperature);
        double[] gradient = new double[columns];
        loss.ofExample(scores, logQ, positive, hits, weight, gradient);

        for (int column = 0; column < columns; column++) {
            double[] above = scores.clone();
            double[] below = scores.clone();
            above[column] += STEP;
            below[column] -= STEP;
            double slope = (of(loss, above, logQ) - of(loss, below, logQ)) / (2 * STEP);
            assertThat(gradient[column]).as("column %d", column).isCloseTo(slope, within(1e-6));
        }
    }

    /** By how much the logit of the last negative kept is above that of the first one left out. */
    private double gapBehindTheHardest(SampledSoftmaxLoss loss, double[] scores, double[] logQ) {
        double[] logits = IntStream.range(0, scores.length)
                .filter(column -> column != positive && !hits.get(column))
                .mapToDouble(column -> scores[column] / loss.temperature() - LogitRows.clip(logQ[column]))
                .sorted()
                .toArray();
        int left = logits.length - loss.hardNegatives();
        return left <= 0 ? Double.POSITIVE_INFINITY : logits[left] - logits[left - 1];
    }

    private double of(SampledSoftmaxLoss loss, double[] scores, double[] logQ) {
        return loss.ofExample(scores, logQ, positive, hits, weight, new double[scores.length]);
    }

    @Property(tries = 200)
    void aConstantAddedToAllScoresChangesNothing(
            @ForAll @IntRange(min = 1, max = 20) int columns,
            @ForAll @DoubleRange(min = -500, max = 500) double constant,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SampledSoftmaxLoss loss = SampledSoftmaxLoss.of(0.5);
        double[] scores = scores(columns, random);
        double[] logQ = logQ(columns, random);
        double[] moved = scores.clone();
        for (int column = 0; column < columns; column++) {
            moved[column] += constant;
        }

        assertThat(of(loss, moved, logQ)).isCloseTo(of(loss, scores, logQ), within(1e-9));
    }

    @Property(tries = 200)
    void exponentialsInSinglePrecisionAreThoseOfMathematics(@ForAll @DoubleRange(min = 0, max = 80) double range) {
        int count = 101;
        float[] row = new float[count];
        double[] expected = new double[count];
        for (int i = 0; i < count; i++) {
            row[i] = (float) (7 - range * i / count);
            expected[i] = Math.exp((double) row[i] - 7);
        }

        SoftmaxRow.exponentials(row, count, 7);

        for (int i = 0; i < count; i++) {
            assertThat((double) row[i]).isCloseTo(expected[i], within(3e-5 * expected[i] + 1e-37));
        }
    }

    /** Whole numbers, whose differences single precision does not round. */
    @Property(tries = 20)
    void whatIsMaskedOrTooLowIsExactlyZero(@ForAll @IntRange(min = -1000, max = 1000) int greatest) {
        float[] row = {greatest, Float.NEGATIVE_INFINITY, greatest - 100};

        SoftmaxRow.exponentials(row, 3, greatest);

        assertThat(row[0]).isCloseTo(1f, within(3e-5f));
        assertThat(row[1]).isZero();
        assertThat(row[2]).isZero();
    }
}
