package dev.sluice.ranking.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What can be learned from and what cannot. */
class OutcomesTest {
    private static final float[] TWO = {1, 1};

    @Test
    void scoresAreFinite() {
        assertThatThrownBy(() -> Outcomes.of(new float[] {1, Float.NaN}, TWO, TWO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("score 1 must be finite: NaN");
        assertThatThrownBy(() -> Outcomes.of(new float[] {Float.NEGATIVE_INFINITY, 1}, TWO, TWO))
                .hasMessage("score 0 must be finite: -Infinity");
    }

    @Test
    void labelsAreShares() {
        assertThatThrownBy(() -> Outcomes.unweighted(TWO, new float[] {0, 1.5f}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("label 1 must be from 0 to 1: 1.5");
        assertThatThrownBy(() -> Outcomes.unweighted(TWO, new float[] {-1, 1}))
                .hasMessage("label 0 must be from 0 to 1: -1.0");
        assertThatThrownBy(() -> Outcomes.unweighted(TWO, new float[] {Float.NaN, 1}))
                .hasMessage("label 0 must be from 0 to 1: NaN");
    }

    @Test
    void weightsAreFiniteAndNotNegativeAndNotAllZero() {
        assertThatThrownBy(() -> Outcomes.of(TWO, TWO, new float[] {1, -1}))
                .hasMessage("weight 1 must be finite and not negative: -1.0");
        assertThatThrownBy(() -> Outcomes.of(TWO, TWO, new float[] {Float.POSITIVE_INFINITY, 1}))
                .hasMessage("weight 0 must be finite and not negative: Infinity");
        assertThatThrownBy(() -> Outcomes.of(TWO, TWO, new float[2]))
                .hasMessage("there must be an outcome of a weight above 0: none of 2");
    }

    @Test
    void thereIsAtLeastOneAndAllAreOfOneLength() {
        assertThatThrownBy(() -> Outcomes.unweighted(new float[0], new float[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there must be an outcome of a weight above 0: none of 0");
        assertThatThrownBy(() -> Outcomes.of(TWO, TWO, new float[3])).hasMessage("2 scores, 2 labels and 3 weights");
        assertThatThrownBy(() -> Outcomes.unweighted(TWO, new float[1])).hasMessage("2 scores, 1 labels and 2 weights");
    }

    @Test
    void arraysAreCopied() {
        float[] scores = {1, 2};
        float[] labels = {0, 1};
        float[] weights = {3, 4};
        Outcomes outcomes = Outcomes.of(scores, labels, weights);
        scores[0] = labels[0] = weights[0] = 9;

        assertThat(outcomes.size()).isEqualTo(2);
        assertThat(outcomes.score(0)).isEqualTo(1);
        assertThat(outcomes.label(0)).isZero();
        assertThat(outcomes.weight(0)).isEqualTo(3);
        assertThat(outcomes.with(score -> score / 2).score(1)).isEqualTo(1);
    }
}
