package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Cells are collected as they come, in whatever order, in time that grows with their number and not with its square.
 */
class ColumnCollectorTest {
    @Test
    @Timeout(value = 5, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aMillionRowsAreCollectedOneByOne() {
        int rows = 1_000_000;
        ColumnCollector cells = new ColumnCollector(ColumnKind.TEXT);
        for (int row = 0; row < rows; row++) {
            cells.set(row, "click");
        }

        assertThat(cells.build(rows).rows()).isEqualTo(rows);
    }

    @Test
    void rowsThatWereSkippedAreEmpty() {
        ColumnCollector cells = new ColumnCollector(ColumnKind.TEXT);
        cells.set(4, "e");
        cells.set(1, "b");

        assertThat(cells.build(6)).isEqualTo(TextColumn.of(List.of("", "b", "", "", "e", "")));
    }
}
