package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.SampleQueries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is not as it was written is refused, or found out by its checksums. */
class DamagedCellsTest {
    private static final int HEADER_BYTES = 256;

    @TempDir
    private Path directory;

    private Path file = Path.of("");
    private byte[] whole = {};
    private EmbeddingStore store;

    @BeforeEach
    void build() throws IOException {
        FactorLike vectors = new FactorLike(4, 3, 1);
        store = vectors.items(directory.resolve("items.emb"), 200);
        file = directory.resolve("items.cells");
        InvertedFile.build(store, InvertedFileSettings.forItems(50), SampleQueries.of(5, vectors.users(5)), file);
        whole = Files.readAllBytes(file);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyOtherLengthIsRefused() throws IOException {
        for (int length = 0; length < whole.length + 9; length += length < HEADER_BYTES + 9 ? 1 : 97) {
            int expected = length < HEADER_BYTES ? HEADER_BYTES : whole.length;
            refuses(Arrays.copyOf(whole, length), "items.cells: expected " + expected + " bytes, found " + length);
        }
    }

    @Test
    void everyFlippedBitOfTheHeaderIsRefused() throws IOException {
        for (int bit = 0; bit < HEADER_BYTES * 8; bit++) {
            refuses(flipped(bit), "items.cells: ");
        }
    }

    @Test
    void whereverABitOfTheDataIsFlippedItIsFoundOut() throws IOException {
        for (int at = HEADER_BYTES; at < whole.length; at += 29) {
            Files.write(file, flipped(at * 8 + at % 8));
            assertThatIOException().as("byte %d", at).isThrownBy(this::openAndVerify);
        }
        Files.write(file, whole);
        assertThatCode(this::openAndVerify).doesNotThrowAnyException();
    }

    private void openAndVerify() throws IOException {
        try (InvertedFile index = InvertedFile.open(file, store)) {
            index.verify();
        }
    }

    @Test
    void anotherKindOfTableIsRefused() throws IOException {
        refuses(
                Files.readAllBytes(directory.resolve("items.emb")),
                "items.cells: is an embedding table, expected an inverted file");
    }

    private byte[] flipped(int bit) {
        byte[] bytes = whole.clone();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return bytes;
    }

    private void refuses(byte[] bytes, String message) throws IOException {
        Files.write(file, bytes);
        assertThatIOException()
                .isThrownBy(() -> InvertedFile.open(file, store).close())
                .withMessageStartingWith(message);
    }
}
