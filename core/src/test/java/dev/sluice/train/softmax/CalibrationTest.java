package dev.sluice.train.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static Calibration fit(double scale, double bias, double spread) {
        SplittableRandom random = new SplittableRandom(1);
        double[] scores = random.doubles(100_000, -spread, spread).toArray();
        float[] outcomes = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            outcomes[i] = random.nextDouble() < Calibration.probability(scale * scores[i] + bias) ? 1 : 0;
        }
        return Calibration.of(scores, outcomes);
    }

    @Test
    void scaleAndBiasAreFound() {
        assertThat(fit(4, -3, 1).scale()).isCloseTo(4, within(0.1));
        assertThat(fit(4, -3, 1).bias()).isCloseTo(-3, within(0.1));
        assertThat(fit(1.5, 2, 20).scale()).as("of great scores").isCloseTo(1.5, within(0.1));
    }

    @Test
    void scoresAreNotTurnedAround() {
        assertThat(fit(-2, 1, 1).scale()).isEqualTo(1);
        assertThat(fit(0, -1, 1).scale()).isEqualTo(1);
        assertThat(fit(0, -1, 0.01).bias()).as("of scores that say nothing").isCloseTo(-1, within(0.05));
    }

    @Test
    void outcomesOfOneKindAreFine() {
        Calibration good = Calibration.of(new double[] {0.1, 0.5, -0.3}, new float[] {1, 1, 1});

        assertThat(good.bias()).isFinite().isPositive();
        assertThat(good.scale()).isFinite();
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> fit(4, -3, 1)).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void outcomesThatScoresTellApartAreFine() {
        Calibration certain = Calibration.of(new double[] {-1, -2, 1, 3}, new float[] {0, 0, 1, 1});

        assertThat(certain.scale()).isFinite().isGreaterThan(3);
    }
}
