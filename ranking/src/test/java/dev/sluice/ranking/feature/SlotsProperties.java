package dev.sluice.ranking.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.BatchMemory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of slots: they are the places of a set that keeps its order, in memory that was used before. */
class SlotsProperties {
    private final BatchMemory memory = BatchMemory.reusable();

    @Property
    void keysAreNumberedAsTheyAreMet(
            @ForAll @IntRange(max = 200) int count, @ForAll @IntRange(min = 1) int below, @ForAll long seed) {
        Random random = new Random(seed);
        int[] keys = random.ints(count, 0, below).toArray();
        Set<Integer> met = new LinkedHashSet<>();
        for (int key : keys) {
            met.add(key);
        }
        memory.reuse();
        Slots slots = new Slots(met.size(), memory);
        List<Integer> order = new ArrayList<>(met);
        for (int key : keys) {
            assertThat(slots.add(key)).isEqualTo(order.indexOf(key));
        }

        assertThat(slots.size()).isEqualTo(met.size());
        for (int slot = 0; slot < slots.size(); slot++) {
            assertThat(slots.key(slot)).isEqualTo(order.get(slot));
        }
        for (int key : random.ints(50, 0, below).toArray()) {
            assertThat(slots.of(key)).isEqualTo(met.contains(key) ? order.indexOf(key) : Slots.NONE);
        }
    }
}
