package dev.sluice.ranking.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * A bias and two weights over three weighted examples. The expected numbers were worked from Algorithm 1 of McMahan et
 * al. 2013 in decimal arithmetic of 40 digits.
 */
class FtrlCoordinatesTest {
    private static final FtrlSettings SETTINGS = new FtrlSettings(0.5, 1, 0.1, 0.2, 1, 0, Hashing.defaults());
    private static final double[][] INPUTS = {{1, 0.5, -2}, {1, -1, 0.25}, {1, 2, 1}};
    private static final double[] LABELS = {1, 0, 1};
    private static final double[] WEIGHTS = {1, 2, 0.5};
    private static final Offset<Double> EXACT = within(1e-12);

    private final FtrlCoordinates coordinates = new FtrlCoordinates(SETTINGS, 3);

    private void learn(int example) {
        double logit = 0;
        for (int i = 0; i < 3; i++) {
            logit += coordinates.weight(i) * INPUTS[example][i];
        }
        double gradient = WEIGHTS[example] * (1 / (1 + Math.exp(-logit)) - LABELS[example]);
        for (int i = 0; i < 3; i++) {
            coordinates.step(i, gradient * INPUTS[example][i]);
        }
    }

    private void expect(int coordinate, double z, double n, double weight) {
        assertThat(coordinates.z(coordinate)).as("z").isCloseTo(z, EXACT);
        assertThat(coordinates.n(coordinate)).as("n").isCloseTo(n, EXACT);
        assertThat(coordinates.weight(coordinate)).as("w").isCloseTo(weight, EXACT);
    }

    @Test
    void theFirstStepOfAHalf() {
        learn(0);

        expect(0, -0.5, 0.25, 0.166666666666667); // 0.5 / ((1 + 0.5) / 0.5): the bias is not penalised
        expect(1, -0.25, 0.0625, 0.055555555555556); // (0.25 - 0.1) / ((1 + 0.25) / 0.5 + 0.2)
        expect(2, 1, 1, -0.214285714285714); // -(1 - 0.1) / ((1 + 1) / 0.5 + 0.2)
    }

    @Test
    void threeExamples() {
        for (int example = 0; example < 3; example++) {
            learn(example);
        }

        expect(0, 0.097062718075586, 1.356823824996317, -0.022418115118628);
        expect(1, -1.860616560361885, 1.314742120660037, 0.391836393226809);
        expect(2, 1.063719764131174, 1.114619706457182, -0.223522509309686);
    }

    @Test
    void aStartIsWhereTheFirstStepGoesFrom() {
        coordinates.start(0, -2);
        coordinates.step(0, 1e-9);

        assertThat(coordinates.weight(0)).isCloseTo(-2, within(1e-8)).isLessThan(-2);
    }

    @Test
    void whatIsNotWorthThePenaltyStaysExactlyZero() {
        coordinates.step(1, 0.1);
        coordinates.step(0, 0.1);

        assertThat(coordinates.weight(1)).isZero();
        assertThat(coordinates.weight(0)).isNegative();
    }
}
