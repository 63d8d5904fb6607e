package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of the matrix: it is the map from pairs to summed values that it stands for. */
class InteractionMatrixProperties {
    private record Entry(int row, int column, float value) {}

    @Property
    void holdsEachPairOnceWithItsValuesAddedUp(@ForAll long seed) {
        Interactions events = RandomEvents.of(new Random(seed));
        TreeMap<Integer, TreeMap<Integer, Float>> expected = new TreeMap<>();
        for (int event = 0; event < events.size(); event++) {
            expected.computeIfAbsent(events.user(event), user -> new TreeMap<>())
                    .merge(events.item(event), events.value(event), Float::sum);
        }
        List<Entry> entries = new ArrayList<>();
        expected.forEach(
                (row, columns) -> columns.forEach((column, value) -> entries.add(new Entry(row, column, value))));

        InteractionMatrix matrix = InteractionMatrix.of(events);

        assertThat(entries(matrix)).isEqualTo(entries);
        assertThat(matrix.size()).isEqualTo(entries.size());
        assertThat(matrix.rows()).isEqualTo(events.userRows());
        assertThat(matrix.columns()).isEqualTo(events.itemRows());
        for (int row = 0; row < matrix.rows(); row++) {
            Map<Integer, Float> columns = expected.getOrDefault(row, new TreeMap<>());
            assertThat(matrix.size(row)).isEqualTo(columns.size());
            assertThat(matrix.row(row))
                    .isEqualTo(columns.keySet().stream()
                            .mapToInt(Integer::intValue)
                            .toArray());
            for (int column = 0; column < matrix.columns(); column++) {
                assertThat(matrix.contains(row, column)).isEqualTo(columns.containsKey(column));
            }
        }
    }

    @Property
    void transposedEntriesChangePlaces(@ForAll long seed) {
        InteractionMatrix matrix = InteractionMatrix.of(RandomEvents.of(new Random(seed)));

        InteractionMatrix transposed = matrix.transpose();

        assertThat(transposed.rows()).isEqualTo(matrix.columns());
        assertThat(transposed.columns()).isEqualTo(matrix.rows());
        assertThat(entries(transposed))
                .containsExactlyInAnyOrderElementsOf(entries(matrix).stream()
                        .map(entry -> new Entry(entry.column(), entry.row(), entry.value()))
                        .toList());
        for (int row = 0; row < transposed.rows(); row++) {
            assertThat(transposed.row(row)).isSorted().doesNotHaveDuplicates();
        }
        assertThat(entries(transposed.transpose())).isEqualTo(entries(matrix));
    }

    @Property
    void orderOfTheEventsDoesNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        Interactions events = RandomEvents.of(random);
        int[] order = IntStream.range(0, events.size()).toArray();
        IntArrays.shuffle(order, random);

        assertThat(entries(InteractionMatrix.of(events.select(order))))
                .isEqualTo(entries(InteractionMatrix.of(events)));
    }

    @Example
    void noEventsMakeAnEmptyMatrix() {
        InteractionMatrix matrix = InteractionMatrix.of(new Interactions.Builder().build(1, 1));

        assertThat(matrix.size()).isZero();
        assertThat(matrix.rows()).isEqualTo(1);
        assertThat(matrix.transpose().size()).isZero();
    }

    private static List<Entry> entries(InteractionMatrix matrix) {
        List<Entry> entries = new ArrayList<>();
        for (int row = 0; row < matrix.rows(); row++) {
            for (int place = matrix.start(row); place < matrix.end(row); place++) {
                entries.add(new Entry(row, matrix.column(place), matrix.value(place)));
            }
        }
        return entries;
    }
}
