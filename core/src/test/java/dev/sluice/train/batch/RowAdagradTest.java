package dev.sluice.train.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RowAdagradTest {
    @Test
    void aStepIsAsLongAsTheRootOfTheMeanSquareSays() {
        double factor = new RowAdagrad(1, 0.1).factor(0, (0.1 * 0.1 + 0.3 * 0.3) / 2);

        assertThat(1 - factor * 0.1).isCloseTo(0.9552786425, within(1e-9));
        assertThat(2 - factor * 0.3).isCloseTo(1.8658359274, within(1e-9));
    }

    @Test
    void vectorsAreTakenDownByIt() {
        float[] vector = {1, 2};

        new RowAdagrad(3, 0.1).step(2, new float[] {.1f, .3f}, vector);

        assertThat(vector).containsExactly(new float[] {.9552786f, 1.8658359f}, within(1e-6f));
    }

    @Test
    void gradientsAreRemembered() {
        RowAdagrad steps = new RowAdagrad(2, 1);
        steps.factor(1, 9);

        assertThat(steps.factor(1, 16)).isCloseTo(1 / 5.0, within(1e-8));
        assertThat(steps.factor(0, 16)).isCloseTo(1 / 4.0, within(1e-8));
    }

    @Test
    void noGradientIsNoStep() {
        float[] vector = {1, 2};

        new RowAdagrad(1, 0.1).step(0, new float[2], vector);

        assertThat(vector).containsExactly(1, 2);
    }
}
