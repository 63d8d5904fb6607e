package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.internal.file.TableHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The edges of a sparse table. */
class SparseTableTest {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("neighbours.sparse");
    }

    private SparseTable twoRows() throws IOException {
        SparseTable.write(file(), Tables.VERSION, writer -> {
            writer.append(new int[0], new float[0], new long[0]);
            writer.append(new int[] {3, 1}, new float[] {5, 6}, new long[] {7, 8});
        });
        return SparseTable.open(file());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void rowThatIsNotThereIsRefused(int row) throws IOException {
        try (SparseTable table = twoRows()) {
            assertThatThrownBy(() -> table.indexes(row))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("neighbours.sparse has 2 rows: " + row);
        }
    }

    @Test
    void arraysBelongToTheCaller() throws IOException {
        try (SparseTable table = twoRows()) {
            table.indexes(1)[0] = 99;
            assertThat(table.indexes(1)).containsExactly(3, 1);
        }
    }

    @Test
    void closedTableSaysItsName() throws IOException {
        SparseTable table = twoRows();
        table.close();
        table.close();
        assertThatIllegalStateException().isThrownBy(() -> table.values(1)).withMessage("neighbours.sparse is closed");
        assertThatIllegalStateException().isThrownBy(() -> table.indexes(0));
        assertThatIllegalStateException().isThrownBy(() -> table.times(1));
        assertThatIllegalStateException().isThrownBy(() -> table.size(1));
        assertThatIllegalStateException().isThrownBy(table::verify);
    }

    @Test
    void rowsThatBreakTheRulesAreRefusedOneByOne() throws IOException {
        SparseTable.write(file(), Tables.VERSION, writer -> {
            refuses(
                    writer,
                    new int[] {0},
                    new float[] {1},
                    new long[0],
                    "an index must be at least 1: 0 at 0 of row 0");
            refuses(
                    writer,
                    new int[] {-1},
                    new float[] {1},
                    new long[0],
                    "an index must be at least 1: -1 at 0 of row 0");
            refuses(
                    writer,
                    new int[] {1, 2},
                    new float[] {1, Float.NaN},
                    new long[0],
                    "a value must be finite: NaN at 1 of row 0");
            refuses(
                    writer,
                    new int[] {1, 2},
                    new float[] {1},
                    new long[0],
                    "values must be as many as indexes: 1 for 2 in row 0");
            refuses(
                    writer,
                    new int[] {1, 2},
                    new float[] {1, 2},
                    new long[1],
                    "times must be as many as indexes: 1 for 2 in row 0");
            writer.append(new int[] {1}, new float[] {1}, new long[] {1});
            refuses(
                    writer,
                    new int[] {1},
                    new float[] {1},
                    new long[0],
                    "times must be as many as indexes: 0 for 1 in row 1");
        });
        try (SparseTable table = SparseTable.open(file())) {
            assertThat(table.rows()).isEqualTo(1);
        }
    }

    @Test
    void timesInSomeRowsOnlyAreRefused() throws IOException {
        SparseTable.write(file(), Tables.VERSION, writer -> {
            writer.append(new int[] {1}, new float[] {1}, new long[0]);
            writer.append(new int[0], new float[0], new long[0]);
            refuses(
                    writer,
                    new int[] {1},
                    new float[] {1},
                    new long[1],
                    "times must be in all rows or none: row 2 has some");
        });
    }

    private static void refuses(SparseWriter writer, int[] indexes, float[] values, long[] times, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.append(indexes, values, times))
                .withMessage(message);
    }

    @Test
    void closedWriterTakesNoRows() throws IOException {
        SparseTable.write(file(), Tables.VERSION, writer -> {
            writer.close();
            writer.close();
            for (int entries = 0; entries < 2; entries++) {
                int[] indexes = new int[entries];
                Arrays.fill(indexes, 1);
                float[] values = new float[entries];
                assertThatIllegalStateException()
                        .isThrownBy(() -> writer.append(indexes, values, new long[0]))
                        .withMessage("neighbours.sparse is complete");
            }
        });
    }

    @Test
    void contentThatClosesAndThrowsLeavesTheOldTable() throws IOException {
        twoRows().close();
        byte[] before = Files.readAllBytes(file());
        assertThatIOException()
                .isThrownBy(() -> SparseTable.write(file(), Tables.VERSION, writer -> {
                    try (writer) {
                        throw new IOException("no more rows");
                    }
                }))
                .withMessage("no more rows");
        assertThat(file()).hasBinaryContent(before);
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void damagedRowBoundsAreAnErrorEvenWithoutVerify() throws IOException {
        twoRows().close();
        byte[] bytes = Files.readAllBytes(file());
        bytes[TableHeader.BYTES + 2 * 16 + 2 * 8]++;
        Files.write(file(), bytes);
        try (SparseTable table = SparseTable.open(file())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> table.indexes(1))
                    .withMessage("neighbours.sparse is damaged: row 1 begins at 0 of 2 entries and has 3");
            assertThatIOException().isThrownBy(table::verify).withMessageStartingWith("neighbours.sparse: damaged");
        }
    }
}
