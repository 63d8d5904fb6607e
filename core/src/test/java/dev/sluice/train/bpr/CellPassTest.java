package dev.sluice.train.bpr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.train.engine.AliasTable;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CellPassTest {
    private static final int STRIDE = 16;
    private static final double REGULARIZATION = 0.3;
    private static final BprSettings SETTINGS = BprSettings.defaults()
            .withDimension(3)
            .withRegularization(REGULARIZATION)
            .withCandidates(1);

    /** One user; items 0 and 1 with their vectors, at strides. */
    private final float[] users = {0.5f, -0.2f, 0.1f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    private final float[] items = new float[2 * STRIDE];

    CellPassTest() {
        System.arraycopy(new float[] {0.3f, 0.7f, -0.4f}, 0, items, 0, 3);
        System.arraycopy(new float[] {-0.6f, 0.2f, 0.9f}, 0, items, STRIDE, 3);
    }

    @Test
    void aStepGoesDownTheGradientOfTheLoss() {
        double rate = 1e-3;
        double[] before = numbers(users, items);

        Surprise surprise = pass(SETTINGS, rate, 0);

        double[] after = numbers(users, items);
        double change = 1e-5;
        for (int i = 0; i < before.length; i++) {
            double[] more = before.clone();
            double[] less = before.clone();
            more[i] += change;
            less[i] -= change;
            double slope = (loss(more) - loss(less)) / (2 * change);
            assertThat((before[i] - after[i]) / rate).as("number %d", i).isCloseTo(slope, within(1e-3));
        }
        assertThat(surprise.takeCount()).isEqualTo(1);
        double penalty = loss(before) - surprise.takeSum();
        assertThat(penalty).isCloseTo(penalty(before), within(1e-6));
    }

    @Test
    void whoHasMetEveryItemTakesNoStep() {
        double[] before = numbers(users, items);

        Surprise surprise = pass(SETTINGS, 0.1, 0, 1);

        assertThat(surprise.takeCount()).isZero();
        assertThat(numbers(users, items)).isEqualTo(before);
    }

    @Test
    void ofManyCandidatesTheHighestIsTheNegative() {
        // Items 1 to 3 have ever higher products with the user; item 0 is the positive.
        float[] more = new float[4 * STRIDE];
        for (int item = 1; item < 4; item++) {
            more[item * STRIDE] = item;
        }
        float[] before = more.clone();
        CellPass pass = new CellPass(new Grid(1, 4, 1), SETTINGS.withCandidates(200));

        pass.run(new int[] {0}, 0, 1, cell(users, more, 1, 1, 1, 1), 0.1, new SplittableRandom(1));

        assertThat(more[STRIDE]).isEqualTo(before[STRIDE]);
        assertThat(more[2 * STRIDE]).isEqualTo(before[2 * STRIDE]);
        assertThat(more[3 * STRIDE]).isLessThan(before[3 * STRIDE]);
    }

    @Test
    void positivesOfOneCellAreNoneOfTheNext() {
        CellPass pass = new CellPass(new Grid(1, 2, 1), SETTINGS);
        CellPass.Cell cell = cell(users, items, 1, 1);
        pass.run(new int[] {0, 1}, 0, 2, cell, 0.1, new SplittableRandom(1)).takeCount();

        assertThat(pass.run(new int[] {0, 1}, 1, 2, cell, 0.1, new SplittableRandom(1))
                        .takeCount())
                .isEqualTo(1);
    }

    private Surprise pass(BprSettings settings, double rate, int... codes) {
        return new CellPass(new Grid(1, 2, 1), settings)
                .run(codes, 0, codes.length, cell(users, items, 1, 1), rate, new SplittableRandom(1));
    }

    private static CellPass.Cell cell(float[] users, float[] items, double... weights) {
        return new CellPass.Cell(users, items, new AliasTable(weights));
    }

    private static double[] numbers(float[] users, float[] items) {
        double[] numbers = new double[9];
        for (int i = 0; i < 3; i++) {
            numbers[i] = users[i];
            numbers[3 + i] = items[i];
            numbers[6 + i] = items[STRIDE + i];
        }
        return numbers;
    }

    private static double loss(double[] numbers) {
        double x = 0;
        for (int i = 0; i < 3; i++) {
            x += numbers[i] * (numbers[3 + i] - numbers[6 + i]);
        }
        return Math.log1p(Math.exp(-x)) + penalty(numbers);
    }

    private static double penalty(double[] numbers) {
        double squares = 0;
        for (double number : numbers) {
            squares += number * number;
        }
        return REGULARIZATION / 2 * squares;
    }
}
