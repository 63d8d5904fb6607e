package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of lists that are not as they were written are refused, or found by verify, and harm nobody. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
class DamagedSparseTest {
    private static final String NAME = "history.sparse";

    @Parameter
    boolean isTimed;

    @TempDir
    Path directory;

    private Path file = Path.of("");
    private Damage damage;
    private int fileBytes;

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve(NAME);
        SparseTable.write(file, Tables.VERSION, writer -> {
            writer.append(new int[0], new float[0], new long[0]);
            writer.append(new int[] {3, 1}, new float[] {5, 6}, isTimed ? new long[] {7, 8} : new long[0]);
            writer.append(new int[] {2}, new float[] {4}, isTimed ? new long[] {9} : new long[0]);
        });
        damage = new Damage(file, SparseTable::open);
        fileBytes = damage.undone().length;
        assertThat(fileBytes).isEqualTo(256 + 3 * (isTimed ? 16 : 8) + 4 * 8 + 4);
    }

    @Test
    void everyOtherLengthIsRefused() throws IOException {
        damage.refusesEveryOtherLength();
    }

    @Test
    void everyFlippedBitOfTheHeaderIsRefused() throws IOException {
        damage.refusesEveryFlippedBitOfTheHeader();
    }

    @Test
    void everyFlippedBitOfTheDataIsFoundByVerifyAndReadsNothingElse() throws IOException {
        for (int bit = 256 * 8; bit < fileBytes * 8; bit++) {
            Files.write(file, damage.flipped(bit));
            try (SparseTable table = SparseTable.open(file)) {
                assertThatIOException().isThrownBy(table::verify).withMessageStartingWith(NAME + ": damaged between ");
                for (int row = 0; row < 3; row++) {
                    readUnlessDamaged(table, row);
                }
            }
        }
    }

    private static void readUnlessDamaged(SparseTable table, int row) {
        try {
            assertThat(table.indexes(row)).hasSizeLessThanOrEqualTo(3);
            assertThat(table.values(row)).hasSizeLessThanOrEqualTo(3);
            assertThat(table.times(row)).hasSizeLessThanOrEqualTo(3);
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageStartingWith(NAME + " is damaged: row " + row + " begins at ");
        }
    }

    @Test
    void foreignLaterAndBigEndianFilesAreRefused() throws IOException {
        damage.refuses(damage.foreign(), "not a sparse table");
        damage.refuses(
                damage.withInt(12, 2), "format version 2, this library reads up to 1; read it with a later release");
        damage.refuses(damage.withInt(12, 0), "format version 0");
        damage.refuses(damage.withInt(8, 0x0D0C0B0A), "written big-endian, tables are little-endian");
        damage.refuses(damage.withInt(16, 1), "unknown element type 1");
    }

    /** Each number that says how large something is, under a checksum that is right. */
    @Test
    void headerThatContradictsItselfIsRefused() throws IOException {
        damage.refuses(damage.withInt(20, 2), "the header is impossible: ");
        damage.refuses(damage.withInt(24, 2), "expected " + (fileBytes - 8) + " bytes, found " + fileBytes);
        damage.refuses(damage.withInt(28, 1), "the header is impossible: ");
        damage.refuses(damage.withInt(28, -1), "the header is impossible: ");
        damage.refuses(damage.withInt(32, 2), "expected ");
        damage.refuses(damage.withInt(36, Integer.MAX_VALUE), "the header is impossible: ");
        damage.refuses(damage.withInt(36, -1), "the header is impossible: ");
        damage.refuses(damage.withInt(40, 0), "the header is impossible: ");
        damage.refuses(damage.withInt(40, -1), "the header is impossible: ");
        damage.refuses(damage.withInt(147, 1), "the header is impossible: ");
    }
}
