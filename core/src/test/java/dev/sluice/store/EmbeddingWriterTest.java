package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be written leaves no file, or the one that was there. */
class EmbeddingWriterTest {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("items.emb");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void entryThatIsNotFiniteLeavesNoFile(float entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.embeddings(file(), new float[2], new float[] {0, entry}))
                .withMessage("an entry must be finite: " + entry + " at 1 of row 1");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void rowOfTheWrongLengthLeavesNoFile() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.embeddings(file(), new float[2], new float[3]))
                .withMessage("row has 3 entries, the table has 2");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65537, Integer.MAX_VALUE})
    void dimensionOutOfRangeIsRefused(int dimension) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> EmbeddingStore.write(file(), Tables.VERSION, ElementType.F32, dimension, writer -> {}))
                .withMessage("dimension must be from 1 to 65536: " + dimension);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void failedWriteLeavesTheOldTable() throws IOException {
        Tables.embeddings(file(), new float[] {1});
        assertThatThrownBy(() -> EmbeddingStore.write(file(), Tables.VERSION, ElementType.F32, 1, writer -> {
                    writer.append(new float[] {2});
                    throw new IOException("no more rows");
                }))
                .hasMessage("no more rows");
        try (EmbeddingStore store = EmbeddingStore.open(file())) {
            float[] row = new float[1];
            store.copyRow(0, row);
            assertThat(row).containsExactly(1);
        }
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void contentThatClosesAndThrowsLeavesTheOldTable() throws IOException {
        Tables.embeddings(file(), new float[] {1});
        byte[] before = Files.readAllBytes(file());
        assertThatThrownBy(() -> EmbeddingStore.write(file(), Tables.VERSION, ElementType.F32, 1, writer -> {
                    try (writer) {
                        writer.append(new float[] {2});
                        throw new IOException("no more rows");
                    }
                }))
                .hasMessage("no more rows");
        assertThat(file()).hasBinaryContent(before);
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void closedWriterTakesNoRows() throws IOException {
        EmbeddingStore.write(file(), Tables.VERSION, ElementType.F32, 1, writer -> {
            writer.close();
            writer.close();
            assertThatIllegalStateException()
                    .isThrownBy(() -> writer.append(new float[1]))
                    .withMessage("items.emb is complete");
        });
    }
}
