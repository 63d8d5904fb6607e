package dev.sluice.ranking.tower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.train.engine.Workers;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The way down against finite differences. The first step of row-wise Adagrad is the gradient divided by the root of
 * its mean square, so that directions can be compared, and whole rows.
 */
class TowerGradientTest {
    private static final int DIMENSION = 6;
    private static final int ROWS = 9;
    private static final int PLACES = 40;
    private static final float SMALL = 2e-3f;
    private static final double RATE = 1e-3;

    private final SplittableRandom random = new SplittableRandom(5);
    private final float[][] slopes = new float[PLACES][DIMENSION];
    private final Bags bags = new Bags(ROWS);

    @ParameterizedTest
    @ValueSource(ints = {0, 7})
    void stepsGoAgainstTheGradient(int units) {
        for (int place = 0; place < PLACES; place++) {
            for (int i = 0; i < DIMENSION; i++) {
                slopes[place][i] = (float) random.nextGaussian();
            }
            for (int entry = 0; entry < 4; entry++) {
                bags.add(random.nextInt(ROWS), 0.25f + random.nextInt(3));
            }
            bags.end();
        }
        TwoTowerSettings settings = TwoTowerSettings.defaults()
                .withDimension(DIMENSION)
                .withHidden(units)
                .withLearningRate(RATE);
        try (Workers workers = new Workers(2, "test")) {
            Tower tower = new Tower(ROWS, PLACES, settings, random, workers);
            for (int unit = 0; unit < units; unit++) {
                fill(tower.hidden().unit(unit));
            }
            double[][] ofRows = new double[ROWS][];
            for (int row = 0; row < ROWS; row++) {
                float[] array = tower.table().array(row);
                ofRows[row] = gradient(tower, array, tower.table().offset(row), DIMENSION);
            }
            double[][] ofUnits = new double[units][];
            for (int unit = 0; unit < units; unit++) {
                ofUnits[unit] = gradient(tower, tower.hidden().unit(unit), 0, HiddenLayer.width(DIMENSION));
            }
            float[][] before = rows(tower);
            HiddenLayer hiddenBefore = tower.hidden().copy();

            tower.forward(bags);
            tower.descend(bags, (place, into) -> Tower.add(1, slopes[place], 0, into, 0, DIMENSION));

            float[][] after = rows(tower);
            for (int row = 0; row < ROWS; row++) {
                assertSame(before[row], after[row], 0, ofRows[row], 0, DIMENSION, RATE);
            }
            for (int unit = 0; unit < units; unit++) {
                float[] old = hiddenBefore.unit(unit);
                float[] now = tower.hidden().unit(unit);
                assertSame(old, now, 0, ofUnits[unit], 0, DIMENSION + 1, RATE * Tower.HIDDEN_RATE);
                assertSame(old, now, DIMENSION + 1, ofUnits[unit], DIMENSION + 1, DIMENSION, RATE * Tower.HIDDEN_RATE);
            }
        }
    }

    private void fill(float[] unit) {
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (0.5 * random.nextGaussian());
        }
    }

    /** By central differences, of the sum of all outputs times slopes. */
    private double[] gradient(Tower tower, float[] weights, int from, int count) {
        double[] gradient = new double[count];
        for (int i = 0; i < count; i++) {
            float kept = weights[from + i];
            weights[from + i] = kept + SMALL;
            double more = loss(tower);
            weights[from + i] = kept - SMALL;
            double less = loss(tower);
            weights[from + i] = kept;
            gradient[i] = (more - less) / (2 * SMALL);
        }
        return gradient;
    }

    private double loss(Tower tower) {
        tower.forward(bags);
        float[] output = new float[DIMENSION];
        double sum = 0;
        for (int place = 0; place < PLACES; place++) {
            tower.outputs().copy(place, output);
            for (int i = 0; i < DIMENSION; i++) {
                sum += (double) output[i] * slopes[place][i];
            }
        }
        return sum;
    }

    private static float[][] rows(Tower tower) {
        float[][] rows = new float[ROWS][DIMENSION];
        for (int row = 0; row < ROWS; row++) {
            tower.table().copy(row, rows[row]);
        }
        return rows;
    }

    private static void assertSame(
            float[] before, float[] after, int at, double[] gradient, int from, int count, double rate) {
        double squares = 0;
        for (int i = 0; i < count; i++) {
            squares += gradient[from + i] * gradient[from + i];
        }
        double unit = Math.sqrt(squares / count);
        assertThat(unit).isGreaterThan(1e-3);
        for (int i = 0; i < count; i++) {
            assertThat((before[at + i] - after[at + i]) / rate).isCloseTo(gradient[from + i] / unit, within(0.06));
        }
    }
}
