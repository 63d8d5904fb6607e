package dev.sluice.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of a table without one row: the row is zero, every other byte of the data is as it was, checksums hold. */
class TableRewriteTest {
    private static final ModelVersion OLD = new ModelVersion("old");
    private static final ModelVersion NEW = new ModelVersion("new");
    private static final int ROWS = 9;
    private static final int STRIDE = 10 * Float.BYTES;

    @TempDir
    Path directory;

    private Path table(int chunkBytes) throws IOException {
        Path file = directory.resolve("old" + chunkBytes + ".emb");
        try (TableOutput output = new TableOutput(file, OLD, chunkBytes)) {
            for (int i = 1; i <= ROWS * 10; i++) {
                output.room(Float.BYTES).putFloat(i);
            }
            output.complete(TableType.F32, 10, ROWS, ROWS * 10);
            output.place();
        }
        return file;
    }

    @Test
    void anyRowIsClearedWhateverChunksItLiesIn() throws IOException {
        for (int chunkBytes : new int[] {4, 16, 24, STRIDE, 100, 1 << 20}) {
            Path old = table(chunkBytes);
            byte[] before = Files.readAllBytes(old);
            for (int row = 0; row < ROWS; row++) {
                Path file = directory.resolve(chunkBytes + "-" + row + ".emb");
                TableRewrite.of(old, TableKind.EMBEDDINGS, file, NEW).clearRow(row);

                try (TableFile opened = TableFile.open(file, TableKind.EMBEDDINGS, 1 << 20)) {
                    assertThat(opened.header().version()).isEqualTo(NEW);
                    opened.verify();
                }
                byte[] expected = before.clone();
                int from = TableHeader.BYTES + row * STRIDE;
                Arrays.fill(expected, from, from + STRIDE, (byte) 0);
                assertThat(data(Files.readAllBytes(file))).isEqualTo(data(expected));
            }
            assertThat(old).hasBinaryContent(before);
        }
    }

    private static byte[] data(byte[] file) {
        return Arrays.copyOfRange(file, TableHeader.BYTES, TableHeader.BYTES + ROWS * STRIDE);
    }

    @Test
    void damageBesideTheRowIsNotGivenAChecksum() throws IOException {
        Path old = table(2 * STRIDE);
        byte[] bytes = Files.readAllBytes(old);
        bytes[TableHeader.BYTES + STRIDE] ^= 1;
        Files.write(old, bytes);
        Path file = directory.resolve("new.emb");
        TableRewrite rewrite = TableRewrite.of(old, TableKind.EMBEDDINGS, file, NEW);

        assertThatIOException()
                .isThrownBy(() -> rewrite.clearRow(0))
                .withMessageMatching("new.emb: damaged in chunk 0 of 80 bytes: checksum \\S+, expected \\S+");
        rewrite.clearRow(2);
        assertThat(ByteBuffer.wrap(Files.readAllBytes(file)).get(TableHeader.BYTES + STRIDE))
                .isEqualTo(bytes[TableHeader.BYTES + STRIDE]);
    }

    @Test
    void truncatedTableIsNotCopied() throws IOException {
        Path old = table(100);
        byte[] bytes = Files.readAllBytes(old);
        Files.write(old, Arrays.copyOf(bytes, bytes.length - 1));
        Path file = directory.resolve("new.emb");
        assertThatIOException().isThrownBy(() -> TableRewrite.of(old, TableKind.EMBEDDINGS, file, NEW));
        assertThat(file).doesNotExist();
    }
}
