package dev.sluice.train.bpr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SurpriseTest {
    @Test
    void theSlopeIsThatOfTheLoss() {
        double step = 1e-5;
        for (double x = -20; x <= 20; x += 0.37) {
            double slope = (loss(x + step) - loss(x - step)) / (2 * step);

            assertThat(new Surprise().add(x)).as("at %s", x).isCloseTo(-slope, within(1e-8));
        }
    }

    @Test
    void lossesAreSummedUpHoweverManyAndLarge() {
        Surprise surprise = new Surprise();
        double expected = 0;
        for (int i = 0; i < 5000; i++) {
            double x = i % 7 - 3 + (i % 100 == 0 ? 1e4 * (i % 3 - 1) : 0);
            surprise.add(x);
            expected += loss(x);
        }

        assertThat(surprise.takeCount()).isEqualTo(5000);
        assertThat(surprise.takeSum()).isCloseTo(expected, within(1e-7));
        assertThat(surprise.takeCount()).isZero();
        assertThat(surprise.takeSum()).isZero();
    }

    @Test
    void whatIsNoNumberStaysNone() {
        Surprise surprise = new Surprise();

        assertThat(surprise.add(Double.NaN)).isNaN();
        assertThat(surprise.takeSum()).isNaN();
        surprise.add(Double.NEGATIVE_INFINITY);
        assertThat(surprise.takeSum()).isInfinite();
    }

    private static double loss(double x) {
        return Math.max(-x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }
}
