package dev.sluice.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Interactions;
import dev.sluice.store.SparseTable;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoriesTest {
    @TempDir
    Path directory;

    @Test
    void areInTheOrderOfTimeThenOfTheLog() throws IOException {
        Interactions events = new Interactions.Builder()
                .add(2, 5, 30, 1)
                .add(1, 4, 20, 4)
                .add(2, 3, 10, 2)
                .add(2, 1, 10, 3)
                .add(2, 5, 10, 4)
                .build(4, 6);

        Published.read(directory, Histories.of(events), 3, 5, snapshot -> {
            SparseTable table = snapshot.sparse("history");
            assertThat(table.rows()).isEqualTo(4);
            assertThat(table.indexes(0)).isEmpty();
            assertThat(table.indexes(1)).containsExactly(4);
            assertThat(table.indexes(2)).containsExactly(3, 1, 5, 5);
            assertThat(table.values(2)).containsExactly(2, 3, 4, 1);
            assertThat(table.times(2)).containsExactly(10, 10, 10, 30);
            assertThat(table.indexes(3)).isEmpty();
        });
    }

    @Test
    void whatWasSeenBesideIsKeptApart() throws IOException {
        Interactions liked = new Interactions.Builder().add(1, 4, 20, 1).build(3, 6);
        Interactions seen = new Interactions.Builder()
                .add(1, 5, 10, 0)
                .add(1, 4, 20, 1)
                .add(1, 2, 30, 0)
                .add(1, 5, 40, 0)
                .build(3, 6);

        Published.read(directory, Histories.of(liked).withSeen(seen), 2, 5, snapshot -> {
            assertThat(snapshot.sparse("history").indexes(1)).containsExactly(4);
            assertThat(snapshot.sparse("seen.users").indexes(1)).containsExactly(2, 4, 5);
            assertThat(snapshot.sparse("seen.users").indexes(2)).isEmpty();
        });
    }

    @Test
    void whatWasSeenHasTheSameRows() {
        Histories histories = Histories.of(new Interactions.Builder().build(3, 6));
        Interactions other = new Interactions.Builder().build(3, 7);

        assertThatThrownBy(() -> histories.withSeen(other))
                .hasMessage("what was seen must have the rows of the histories, 3 users and 6 items: 3 and 7");
    }

    @Test
    void ofNothingAreEmptyRows() throws IOException {
        Interactions nothing = new Interactions.Builder().build(2, 2);

        Published.read(directory, Histories.of(nothing), 1, 1, snapshot -> {
            assertThat(snapshot.sparse("history").rows()).isEqualTo(2);
            assertThat(snapshot.sparse("history").size(1)).isZero();
        });
    }
}
