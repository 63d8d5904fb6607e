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
import org.junit.jupiter.params.provider.EnumSource;

/** A file that is not as it was written is refused, with a message of its own for each kind of damage. */
@ParameterizedClass
@EnumSource(ElementType.class)
class DamagedTableTest {
    private static final int CHUNK_BYTES = 16;

    @Parameter
    ElementType type = ElementType.F32;

    @TempDir
    Path directory;

    private Path file = Path.of("");
    private byte[] whole = {};
    private int end;

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("items.emb");
        float[][] rows = {{1, 2}, {3, 4}, {5, 6}, {7, 8}, {9, 10}};
        EmbeddingStore.write(file, Tables.VERSION, type, 2, writer -> Tables.append(writer, rows), CHUNK_BYTES);
        whole = Files.readAllBytes(file);
        end = 256 + 5 * type.stored().stride(2);
        assertThat(whole).hasSize(end + (end - 256 + CHUNK_BYTES - 1) / CHUNK_BYTES * 4);
    }

    @Test
    void everyOtherLengthIsRefused() throws IOException {
        for (int length = 0; length < whole.length + 9; length++) {
            if (length != whole.length) {
                int expected = length < 256 ? 256 : whole.length;
                refuses(Arrays.copyOf(whole, length), "items.emb: expected " + expected + " bytes, found " + length);
            }
        }
    }

    @Test
    void everyFlippedBitOfTheHeaderIsRefused() throws IOException {
        for (int bit = 0; bit < 256 * 8; bit++) {
            refuses(flipped(bit), "items.emb: ");
        }
    }

    @Test
    void everyFlippedBitOfTheDataIsFoundByVerifyAndByACopy() throws IOException {
        for (int bit = 256 * 8; bit < whole.length * 8; bit++) {
            Files.write(file, flipped(bit));
            int at = bit / 8;
            int chunk = at < end ? (at - 256) / CHUNK_BYTES : (at - end) / Integer.BYTES;
            int from = 256 + chunk * CHUNK_BYTES;
            String message = "items.emb: damaged between bytes " + from + " and "
                    + Math.min(from + CHUNK_BYTES - 1, end - 1) + ": checksum ";
            try (EmbeddingStore store = EmbeddingStore.open(file)) {
                assertThatIOException().isThrownBy(store::verify).withMessageStartingWith(message);
                if (bit % 8 == 0) {
                    assertThatIOException().isThrownBy(store::resident).withMessageStartingWith(message);
                }
            }
        }
    }

    @Test
    void foreignFileIsRefused() throws IOException {
        byte[] foreign = whole.clone();
        System.arraycopy("PK\3\4zip!".getBytes(StandardCharsets.US_ASCII), 0, foreign, 0, 8);
        refuses(foreign, "items.emb: not an embedding table");
    }

    @Test
    void tableOfTheOtherKindIsRefused() throws IOException {
        SparseTable.write(file, Tables.VERSION, writer -> {});
        assertThatIOException()
                .isThrownBy(() -> EmbeddingStore.open(file))
                .withMessage("items.emb: is a sparse table, expected an embedding table");
        Files.write(file, whole);
        assertThatIOException()
                .isThrownBy(() -> SparseTable.open(file))
                .withMessage("items.emb: is an embedding table, expected a sparse table");
    }

    @Test
    void laterFormatIsRefused() throws IOException {
        refuses(
                withInt(12, 2),
                "items.emb: format version 2, this library reads up to 1; read it with a later release");
    }

    @Test
    void bigEndianFileIsRefused() throws IOException {
        byte[] reversed = whole.clone();
        ByteBuffer.wrap(reversed).order(ByteOrder.BIG_ENDIAN).putInt(8, 0x0A0B0C0D);
        refuses(reversed, "items.emb: written big-endian, tables are little-endian");
    }

    @Test
    void wrongChecksumIsRefused() throws IOException {
        refuses(flipped(255 * 8), "items.emb: the header is damaged: checksum ");
    }

    @Test
    void unknownElementTypeIsRefused() throws IOException {
        refuses(withInt(16, 99), "items.emb: unknown element type 99");
    }

    @Test
    void headerThatContradictsItselfIsRefused() throws IOException {
        refuses(withInt(20, 0), "items.emb: the header is impossible: ");
        refuses(withInt(24, 4), "items.emb: the header is impossible: ");
        refuses(withInt(28, -1), "items.emb: the header is impossible: ");
        refuses(withInt(40, 0), "items.emb: the header is impossible: ");
        refuses(withInt(32, 11), "items.emb: the header is impossible: ");
        refuses(withInt(12, 0), "items.emb: format version 0");
    }

    @Test
    void versionThatIsNoneIsRefused() throws IOException {
        for (int length : new int[] {0, 101, 127, 128, 255}) {
            refuses(withInt(44, length), "items.emb: a version is 1 to 100 letters");
        }
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
                .isThrownBy(() -> EmbeddingStore.open(file).close())
                .withMessageStartingWith(message);
    }
}
