package dev.sluice.train.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Values computed by hand, of two examples and three columns. */
class SampledSoftmaxLossTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final double[][] SCORES = {{2, 1, .5}, {.2, 1.5, .3}};
    private static final double[] LOG_Q = {Math.log(.5), Math.log(.1), Math.log(.01)};
    private static final double[] CERTAIN = {0, 0, 0};
    private static final int[] DISTINCT = {7, 8, 9};
    private static final double[] EVEN = {1, 1};
    private static final SampledSoftmaxLoss LOSS = SampledSoftmaxLoss.of(1);

    private static double batch(SampledSoftmaxLoss loss, double[] logQ, int[] items, double[] weights) {
        return loss.ofBatch(SCORES, logQ, items, weights, new double[2][3]);
    }

    private static double example(SampledSoftmaxLoss loss, int row, double[] logQ, int... hits) {
        BitSet masked = new BitSet();
        for (int hit : hits) {
            masked.set(hit);
        }
        return loss.ofExample(SCORES[row], logQ, row, masked, 1, new double[3]);
    }

    @Test
    void withoutCorrectionItIsTheCrossEntropy() {
        assertThat(example(LOSS, 0, CERTAIN)).isCloseTo(0.4643687841, EXACT);
        assertThat(example(LOSS, 1, CERTAIN)).isCloseTo(0.4534460592, EXACT);
        assertThat(batch(LOSS, CERTAIN, DISTINCT, EVEN)).isCloseTo(0.9178148433125053, EXACT);
    }

    @Test
    void logQIsTakenOffEveryColumnThePositiveToo() {
        assertThat(example(LOSS, 0, LOG_Q)).isCloseTo(2.6387648021, EXACT);
        assertThat(example(LOSS, 1, LOG_Q)).isCloseTo(1.4027700086, EXACT);
        assertThat(batch(LOSS, LOG_Q, DISTINCT, EVEN)).isCloseTo(4.041534810681664, EXACT);
    }

    @Test
    void logQIsNotAdded() {
        double[] inverted = {-LOG_Q[0], -LOG_Q[1], -LOG_Q[2]};

        assertThat(example(LOSS, 0, LOG_Q)).isGreaterThan(example(LOSS, 0, CERTAIN));
        assertThat(example(LOSS, 0, inverted))
                .as("probabilities above 1 are clipped to 1")
                .isEqualTo(example(LOSS, 0, CERTAIN));
    }

    @Test
    void anAccidentalHitIsMasked() {
        assertThat(example(LOSS, 0, LOG_Q, 2)).isCloseTo(1.0435917781858572, EXACT);
        assertThat(batch(LOSS, LOG_Q, new int[] {7, 8, 7}, EVEN))
                .as("a column of the positive's item once more")
                .isCloseTo(1.0435917781858572 + 1.4027700086, EXACT);
    }

    @Test
    void aMaskedColumnCountsForNothingHoweverGreatItsScore() {
        double[] gradient = new double[3];
        BitSet last = new BitSet();
        last.set(2);

        double with = LOSS.ofExample(new double[] {2, 1, 1e300}, CERTAIN, 0, last, 1, gradient);

        assertThat(with).isCloseTo(Math.log(1 + Math.exp(-1)), EXACT);
        assertThat(gradient[2]).isZero();
    }

    @Test
    void thePositiveIsNeverMasked() {
        assertThat(example(LOSS, 0, LOG_Q, 0)).isEqualTo(example(LOSS, 0, LOG_Q));
    }

    @Test
    void oneExampleAloneHasNoLoss() {
        double[][] gradient = {{1}};

        assertThat(LOSS.ofBatch(new double[][] {{3}}, new double[] {-2}, new int[] {1}, new double[] {1}, gradient))
                .isZero();
        assertThat(gradient[0][0]).isZero();
    }

    @Test
    void probabilitiesAreClipped() {
        double[] tiny = {Math.log(.5), Math.log(.1), Double.NEGATIVE_INFINITY};
        double[] least = {Math.log(.5), Math.log(.1), Math.log(1e-6)};

        assertThat(example(LOSS, 0, tiny)).isEqualTo(example(LOSS, 0, least));
    }

    @Test
    void theTemperatureDividesScoresAndNotLogQ() {
        double[] halved = {1, .5, .25};
        double expected = LOSS.ofExample(halved, LOG_Q, 0, new BitSet(), 1, new double[3]);

        assertThat(example(SampledSoftmaxLoss.of(2), 0, LOG_Q)).isCloseTo(expected, EXACT);
    }

    @Test
    void weightsMultiply() {
        assertThat(batch(LOSS, LOG_Q, DISTINCT, new double[] {2, 0})).isCloseTo(2 * 2.6387648021, EXACT);
    }

    @Test
    void theHardestNegativesAreThoseOfTheGreatestLogits() {
        SampledSoftmaxLoss hardest = new SampledSoftmaxLoss(1, 1);

        // Corrected logits of row 0 are 2.69, 3.30 and 5.11.
        assertThat(example(hardest, 0, LOG_Q)).isCloseTo(example(LOSS, 0, LOG_Q, 1), EXACT);
        assertThat(example(hardest, 0, LOG_Q, 2))
                .as("what is masked is not hard")
                .isCloseTo(example(LOSS, 0, LOG_Q, 2), EXACT);
        assertThat(example(new SampledSoftmaxLoss(1, 2), 0, LOG_Q)).isEqualTo(example(LOSS, 0, LOG_Q));
        assertThat(example(new SampledSoftmaxLoss(1, 50), 0, LOG_Q)).isEqualTo(example(LOSS, 0, LOG_Q));
    }

    @Test
    void ofEquallyHardNegativesTheFirstAreKept() {
        double[] gradient = new double[4];

        new SampledSoftmaxLoss(1, 2).ofExample(new double[] {5, 1, 1, 1}, new double[4], 3, new BitSet(), 1, gradient);

        assertThat(gradient[0]).isPositive();
        assertThat(gradient[1]).isPositive();
        assertThat(gradient[2]).isZero();
        assertThat(gradient[3]).isNegative();
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> SampledSoftmaxLoss.of(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("temperature must be");
        }
        assertThatThrownBy(() -> new SampledSoftmaxLoss(1, 0)).hasMessage("hardNegatives must be at least 1: 0");
        assertThatThrownBy(() -> example(LOSS, 0, new double[2]))
                .hasMessage("log q must have as many columns as there are scores, 3: 2");
        assertThatThrownBy(() -> batch(LOSS, LOG_Q, DISTINCT, new double[] {1, Double.NaN}))
                .hasMessageStartingWith("weight must be finite");
    }
}
