package dev.sluice.internal.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is sorted is what a stable sort of the numbers by row and keys gives. */
class RowOrderProperties {
    private static final int ROWS = 12;

    @Property(tries = 200)
    void numbersAreByRowThenKeyThenAsTheyWere(
            @ForAll long seed, @ForAll @IntRange(max = 3000) int size, @ForAll @IntRange(min = 1, max = 40) int bits) {
        Random random = new Random(seed);
        int[] rows = random.ints(size, 0, ROWS).toArray();
        int[] columns = random.ints(size, 0, ROWS).toArray();
        long[] keys = random.longs(size, Long.MIN_VALUE, Long.MAX_VALUE)
                .map(key -> key >> (Long.SIZE - bits))
                .toArray();

        RowOrder byRow = RowOrder.of(size, number -> rows[number], ROWS);

        assertThat(byRow.toArray()).isEqualTo(expected(size, Comparator.comparingInt(number -> rows[number])));
        assertThat(byRow.by(number -> columns[number], ROWS).toArray())
                .isEqualTo(expected(
                        size,
                        Comparator.<Integer>comparingInt(number -> columns[number])
                                .thenComparingInt(number -> rows[number])));
        assertThat(byRow.sorted(number -> keys[number]).toArray())
                .isEqualTo(expected(
                        size,
                        Comparator.<Integer>comparingInt(number -> rows[number])
                                .thenComparingLong(number -> keys[number])));
    }

    @Property(tries = 200)
    void aRowHasItsNumbers(@ForAll long seed, @ForAll @IntRange(max = 50) int size) {
        int[] rows = new Random(seed).ints(size, 0, ROWS).toArray();

        RowOrder order = RowOrder.of(size, number -> rows[number], ROWS);

        assertThat(order.start(0)).isZero();
        assertThat(order.end(ROWS - 1)).isEqualTo(size);
        for (int row = 0; row < ROWS; row++) {
            int own = row;
            int[] numbers = IntStream.range(0, size)
                    .filter(number -> rows[number] == own)
                    .toArray();
            assertThat(order.of(row)).isEqualTo(numbers);
            assertThat(IntStream.range(order.start(row), order.end(row)).map(order::at))
                    .containsExactly(IntStream.of(numbers).boxed().toArray(Integer[]::new));
        }
    }

    private static int[] expected(int size, Comparator<Integer> order) {
        return IntStream.range(0, size)
                .boxed()
                .sorted(order)
                .mapToInt(number -> number)
                .toArray();
    }
}
