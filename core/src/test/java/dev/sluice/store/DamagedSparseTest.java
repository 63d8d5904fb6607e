package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
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
    private byte[] whole = {};

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve(NAME);
        SparseTable.write(file, Tables.VERSION, writer -> {
            writer.append(new int[0], new float[0], new long[0]);
            writer.append(new int[] {3, 1}, new float[] {5, 6}, isTimed ? new long[] {7, 8} : new long[0]);
            writer.append(new int[] {2}, new float[] {4}, isTimed ? new long[] {9} : new long[0]);
        });
        whole = Files.readAllBytes(file);
        assertThat(whole).hasSize(256 + 3 * (isTimed ? 16 : 8) + 4 * 8 + 4);
    }

    @Test
    void everyOtherLengthIsRefused() throws IOException {
        for (int length = 0; length < whole.length + 9; length++) {
            if (length != whole.length) {
                int expected = length < 256 ? 256 : whole.length;
                refuses(Arrays.copyOf(whole, length), "expected " + expected + " bytes, found " + length);
            }
        }
    }

    @Test
    void everyFlippedBitOfTheHeaderIsRefused() throws IOException {
        for (int bit = 0; bit < 256 * 8; bit++) {
            refuses(flipped(bit), "");
        }
    }

    @Test
    void everyFlippedBitOfTheDataIsFoundByVerifyAndReadsNothingElse() throws IOException {
        for (int bit = 256 * 8; bit < whole.length * 8; bit++) {
            Files.write(file, flipped(bit));
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
        byte[] foreign = whole.clone();
        System.arraycopy("PK\3\4zip!".getBytes(StandardCharsets.US_ASCII), 0, foreign, 0, 8);
        refuses(foreign, "not a sparse table");
        refuses(withInt(12, 2), "format version 2, this library reads up to 1; read it with a later release");
        refuses(withInt(12, 0), "format version 0");
        refuses(withInt(8, 0x0D0C0B0A), "written big-endian, tables are little-endian");
        refuses(withInt(16, 1), "unknown element type 1");
    }

    /** Each number that says how large something is, under a checksum that is right. */
    @Test
    void headerThatContradictsItselfIsRefused() throws IOException {
        refuses(withInt(20, 2), "the header is impossible: ");
        refuses(withInt(24, 2), "expected " + (whole.length - 8) + " bytes, found " + whole.length);
        refuses(withInt(28, 1), "the header is impossible: ");
        refuses(withInt(28, -1), "the header is impossible: ");
        refuses(withInt(32, 2), "expected ");
        refuses(withInt(36, Integer.MAX_VALUE), "the header is impossible: ");
        refuses(withInt(36, -1), "the header is impossible: ");
        refuses(withInt(40, 0), "the header is impossible: ");
        refuses(withInt(40, -1), "the header is impossible: ");
        refuses(withInt(147, 1), "the header is impossible: ");
    }

    private byte[] flipped(int bit) {
        byte[] bytes = whole.clone();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return bytes;
    }

    /** The file with another number in its header, and the checksum that goes with it. */
    private byte[] withInt(int at, int value) {
        byte[] bytes = whole.clone();
        CRC32C checksum = new CRC32C();
        ByteBuffer header =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        checksum.update(bytes, 0, 252);
        header.putInt(252, (int) checksum.getValue());
        return bytes;
    }

    private void refuses(byte[] bytes, String message) throws IOException {
        Files.write(file, bytes);
        assertThatIOException()
                .isThrownBy(() -> SparseTable.open(file).close())
                .withMessageStartingWith(NAME + ": " + message);
    }
}
