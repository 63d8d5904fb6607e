package dev.sluice.train.bpr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.Events;
import dev.sluice.train.engine.Workers;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CellsTest {
    @Property(tries = 100)
    void everyRowHasAPlaceInOneBlock(
            @ForAll @IntRange(min = 1, max = 500) int users,
            @ForAll @IntRange(min = 1, max = 500) int items,
            @ForAll @IntRange(min = 0, max = 6) int power) {
        Grid grid = new Grid(users, items, 1 << power);
        int[] next = new int[grid.blocks()];
        for (int place = 0; place < items; place++) {
            assertThat(grid.local(place)).isEqualTo(next[grid.block(place)]++);
        }
        for (int block = 0; block < grid.blocks(); block++) {
            assertThat(grid.itemsOf(block)).isEqualTo(next[block]).isLessThanOrEqualTo(1 << grid.itemBits());
        }
    }

    @Test
    void blocksAreAsManyAsTheDataAskFor() {
        assertThat(Grid.of(60, 40, 500, 8).blocks()).as("all in the cache").isEqualTo(1);
        assertThat(Grid.of(138_494, 26_744, 20_000_000, 64).blocks()).isEqualTo(64);
        assertThat(Grid.of(10_000_000, 1_000_000, 20_000, 64).blocks())
                .as("as the codes need, though cells hold next to nothing")
                .isEqualTo(128);
        assertThat(Grid.of(10_000_000, 100, 100_000_000, 64).blocks())
                .as("no fewer than 64 items to choose from")
                .isEqualTo(1);
        assertThat(Grid.of(10_000_000, 100, 100_000_000, 512).blocks())
                .as("as arrays need, which hold no more than 2,147,483,639 numbers")
                .isEqualTo(4);
    }

    @Property(tries = 50)
    void everyPositiveIsInItsCellOnce(
            @ForAll @IntRange(min = 0, max = 4) int power, @ForAll boolean shuffled, @ForAll long seed) {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(60, 40, 500, seed));
        DrawWeights weights = DrawWeights.of(matrix, 0);
        Grid grid = new Grid(matrix.rows(), weights.known(), 1 << power);
        PlacedItems items = new PlacedItems(weights, grid.blocks(), 4);
        Cells cells = new Cells(grid, matrix);
        try (Workers workers = new Workers(2, "test")) {
            cells.deal(items, workers);
            if (shuffled) {
                items.shuffle(new SplittableRandom(seed));
                cells.deal(items, workers);
            }
        }

        Set<Long> found = new HashSet<>();
        for (int users = 0; users < grid.blocks(); users++) {
            for (int block = 0; block < grid.blocks(); block++) {
                for (int at = cells.start(users, block); at < cells.end(users, block); at++) {
                    int code = cells.codes()[at];
                    int user = (code >> grid.itemBits()) * grid.blocks() + users;
                    int place = (code & ((1 << grid.itemBits()) - 1)) * grid.blocks() + block;
                    assertThat(matrix.contains(user, items.item(place))).isTrue();
                    found.add(((long) user << 32) | items.item(place));
                }
            }
        }
        assertThat(found).hasSize(matrix.size());
        assertThat(cells.end(grid.blocks() - 1, grid.blocks() - 1)).isEqualTo(matrix.size());
    }

    @Test
    void itemsKeepTheirVectorsWhereverTheyArePlaced() {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(60, 40, 300, 1));
        DrawWeights weights = DrawWeights.of(matrix, 0);
        PlacedItems items = new PlacedItems(weights, 8, 3);
        for (int place = 0; place < items.places(); place++) {
            int item = items.item(place);
            items.vectors().set(place, new float[] {item, 2 * item, 3 * item});
        }

        PlacedItems before = items.copy();
        items.shuffle(new SplittableRandom(2));

        float[] vector = new float[3];
        int moved = 0;
        for (int item = 0; item < matrix.columns(); item++) {
            int times = weights.knows(item) ? item : 0;
            items.copy(item, vector);
            assertThat(vector).containsExactly(times, 2 * times, 3 * times);
            before.copy(item, vector);
            assertThat(vector).containsExactly(times, 2 * times, 3 * times);
            moved += items.place(item) == before.place(item) ? 0 : 1;
        }
        assertThat(moved).isGreaterThan(30);
    }
}
