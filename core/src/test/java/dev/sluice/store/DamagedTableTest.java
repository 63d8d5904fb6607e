package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private Damage damage;
    private int fileBytes;
    private int end;

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("items.emb");
        float[][] rows = {{1, 2}, {3, 4}, {5, 6}, {7, 8}, {9, 10}};
        EmbeddingStore.write(file, Tables.VERSION, type, 2, writer -> Tables.append(writer, rows), CHUNK_BYTES);
        damage = new Damage(file, EmbeddingStore::open);
        fileBytes = damage.undone().length;
        end = 256 + 5 * type.stored().stride(2);
        assertThat(fileBytes).isEqualTo(end + (end - 256 + CHUNK_BYTES - 1) / CHUNK_BYTES * 4);
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
    void everyFlippedBitOfTheDataIsFoundByVerifyAndByACopy() throws IOException {
        for (int bit = 256 * 8; bit < fileBytes * 8; bit++) {
            Files.write(file, damage.flipped(bit));
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
        damage.refuses(damage.foreign(), "not an embedding table");
    }

    @Test
    void tableOfTheOtherKindIsRefused() throws IOException {
        SparseTable.write(file, Tables.VERSION, writer -> {});
        assertThatIOException()
                .isThrownBy(() -> EmbeddingStore.open(file))
                .withMessage("items.emb: is a sparse table, expected an embedding table");
        Files.write(file, damage.undone());
        assertThatIOException()
                .isThrownBy(() -> SparseTable.open(file))
                .withMessage("items.emb: is an embedding table, expected a sparse table");
    }

    @Test
    void laterFormatIsRefused() throws IOException {
        damage.refuses(
                damage.withInt(12, 2), "format version 2, this library reads up to 1; read it with a later release");
    }

    @Test
    void bigEndianFileIsRefused() throws IOException {
        byte[] reversed = damage.undone();
        ByteBuffer.wrap(reversed).order(ByteOrder.BIG_ENDIAN).putInt(8, 0x0A0B0C0D);
        damage.refuses(reversed, "written big-endian, tables are little-endian");
    }

    @Test
    void wrongChecksumIsRefused() throws IOException {
        damage.refuses(damage.flipped(255 * 8), "the header is damaged: checksum ");
    }

    @Test
    void unknownElementTypeIsRefused() throws IOException {
        damage.refuses(damage.withInt(16, 99), "unknown element type 99");
    }

    @Test
    void headerThatContradictsItselfIsRefused() throws IOException {
        damage.refuses(damage.withInt(20, 0), "the header is impossible: ");
        damage.refuses(damage.withInt(24, 4), "the header is impossible: ");
        damage.refuses(damage.withInt(28, -1), "the header is impossible: ");
        damage.refuses(damage.withInt(40, 0), "the header is impossible: ");
        damage.refuses(damage.withInt(32, 11), "the header is impossible: ");
        damage.refuses(damage.withInt(12, 0), "format version 0");
    }

    @Test
    void versionThatIsNoneIsRefused() throws IOException {
        for (int length : new int[] {0, 101, 127, 128, 255}) {
            damage.refuses(damage.withInt(44, length), "a version is 1 to 100 letters");
        }
    }
}
