package dev.sluice.internal.kernel;

import java.util.Random;

/**
 * Sizes that the numbers of a query and of rows have: a power of two, times a normal deviate, times powers of two up to
 * so much more or less.
 */
enum Magnitudes {
    ORDINARY(0, 0, 10),
    WIDE(-20, -20, 24),
    SUBNORMAL_ROWS(100, -145, 3),
    SUBNORMAL_HALVES(0, -21, 3),
    SUBNORMAL_QUERY(-145, 3, 3),
    SUBNORMAL_QUERY_AND_HALVES(-145, -21, 3),
    SMALL_QUERY_LARGE_ROWS(-120, 10, 3),
    LARGE_QUERY(120, -20, 3),
    ZERO_QUERY(Integer.MIN_VALUE, 0, 10);

    /**
     * Drawing is what takes the time: more numbers than these come again. A prime, so that no two rows are the same.
     */
    private static final int DISTINCT = 4099;

    private final int query;
    private final int rows;
    private final int spread;

    Magnitudes(int query, int rows, int spread) {
        this.query = query;
        this.rows = rows;
        this.spread = spread;
    }

    float[] query(Random random, int width) {
        return numbers(random, width, query);
    }

    float[] rows(Random random, int numbers) {
        return numbers(random, numbers, rows);
    }

    private float[] numbers(Random random, int count, int exponent) {
        float[] numbers = new float[count];
        for (int i = 0; i < Math.min(count, DISTINCT); i++) {
            int power = exponent + random.nextInt(2 * spread + 1) - spread;
            numbers[i] = exponent == Integer.MIN_VALUE ? 0 : (float) Math.scalb(random.nextGaussian(), power);
        }
        for (int from = DISTINCT; from < count; from += DISTINCT) {
            System.arraycopy(numbers, 0, numbers, from, Math.min(DISTINCT, count - from));
        }
        return numbers;
    }
}
