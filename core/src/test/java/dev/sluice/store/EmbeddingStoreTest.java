package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The edges of an embedding table. */
class EmbeddingStoreTest {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("items.emb");
    }

    private EmbeddingStore threeRows() throws IOException {
        return EmbeddingStore.open(
                Tables.embeddings(file(), new float[] {0, 0}, new float[] {1, 2}, new float[] {3, 4}));
    }

    @Test
    void tableWithoutRowsIsATable() throws IOException {
        EmbeddingStore.write(file(), Tables.VERSION, ElementType.F32, 3, writer -> {});
        try (EmbeddingStore store = EmbeddingStore.open(file())) {
            assertThat(store.rows()).isZero();
            store.dot(new float[3], 0, 0, new float[0]);
            store.dotRows(new float[3], new int[0], new float[0]);
            store.verify();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 3, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32})
    void rowThatIsNotThereIsRefused(long row) throws IOException {
        try (EmbeddingStore store = threeRows()) {
            assertThatThrownBy(() -> store.copyRow(row, new float[2]))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("items.emb has 3 rows: " + row);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1,1", "0,-1", "0,4", "3,1", "4,0", "2,2147483647", "9223372036854775807,2147483647"})
    void rangeThatIsNotThereIsRefused(long from, int count) throws IOException {
        try (EmbeddingStore store = threeRows()) {
            assertThatThrownBy(() -> store.dot(new float[2], from, count, new float[9]))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("items.emb has 3 rows: from " + from + ", count " + count);
        }
    }

    @Test
    void whatIsLentReachesToTheEndOfTheSegment() throws IOException {
        float[][] rows = new float[11][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[] {i, -i, 0.5f};
        }
        try (EmbeddingStore store = EmbeddingStore.open(Tables.embeddings(file(), rows), 4 * 12 + 11)) {
            for (int row = 0; row < rows.length; row++) {
                FloatBuffer lent = store.lend(row);
                assertThat(lent.isDirect() && lent.isReadOnly()).isTrue();
                assertThat(lent.remaining()).isEqualTo(3 * (Math.min(row / 4 * 4 + 4, rows.length) - row));
                for (int i = 0; i < lent.remaining(); i++) {
                    assertThat(lent.get(i)).isEqualTo(rows[row + i / 3][i % 3]);
                }
            }
        }
    }

    @Test
    void whatCannotBeLentIsRefused() throws IOException {
        EmbeddingStore.write(file(), Tables.VERSION, ElementType.F16, 1, writer -> writer.append(new float[1]));
        try (EmbeddingStore halves = EmbeddingStore.open(file())) {
            assertThatThrownBy(() -> halves.lend(0))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("only F32 can be lent, items.emb is F16");
        }
        EmbeddingStore store = threeRows();
        for (long row : new long[] {-1, 3, 1L << 32}) {
            assertThatThrownBy(() -> store.lend(row))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("items.emb has 3 rows: " + row);
        }
        store.close();
        assertThatIllegalStateException().isThrownBy(() -> store.lend(0)).withMessage("items.emb is closed");
    }

    @Test
    void oneBadRowAmongManyIsRefusedBeforeAnythingIsWritten() throws IOException {
        try (EmbeddingStore store = threeRows()) {
            float[] scores = {7, 7, 7};
            assertThatThrownBy(() -> store.dotRows(new float[2], new int[] {1, 2, 3}, scores))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> store.dotRows(new float[2], new int[] {1, -1, 2}, scores))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> store.productsOfRows(new float[2], 1, new int[] {1, -1, 2}, 3, scores))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThat(scores).containsOnly(7);
        }
    }

    @Test
    void arraysOfTheWrongLengthAreRefused() throws IOException {
        try (EmbeddingStore store = threeRows()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.dot(new float[3], 0, 1, new float[1]))
                    .withMessage("query has 3 dimensions, items.emb has 2");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.dotRows(new float[1], new int[1], new float[1]))
                    .withMessage("query has 1 dimensions, items.emb has 2");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.dot(new float[2], 0, 2, new float[1]))
                    .withMessage("scores must have room for 2: 1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.dotRows(new float[2], new int[2], new float[1]))
                    .withMessage("scores must have room for 2: 1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.productsOfRows(new float[3], 2, new int[1], 1, new float[2]))
                    .withMessage("queries must have room for 4: 3");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.productsOfRows(new float[4], 2, new int[1], 2, new float[4]))
                    .withMessage("rows must have room for 2: 1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.productsOfRows(new float[4], 2, new int[2], 2, new float[3]))
                    .withMessage("scores must have room for 4: 3");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.copyRow(1, new float[1]))
                    .withMessage("array must have room for 2: 1");
        }
    }

    @Test
    void closedStoreSaysItsName() throws IOException {
        EmbeddingStore store = threeRows();
        store.close();
        store.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> store.copyRow(1, new float[2]))
                .withMessage("items.emb is closed");
        assertThatIllegalStateException().isThrownBy(() -> store.dot(new float[2], 0, 1, new float[1]));
        assertThatIllegalStateException().isThrownBy(() -> store.dot(new float[2], 0, 0, new float[0]));
        assertThatIllegalStateException().isThrownBy(() -> store.dotRows(new float[2], new int[1], new float[1]));
        assertThatIllegalStateException().isThrownBy(() -> store.dotRows(new float[2], new int[0], new float[0]));
        assertThatIllegalStateException()
                .isThrownBy(() -> store.productsOfRows(new float[0], 0, new int[0], 0, new float[0]));
        assertThatIllegalStateException().isThrownBy(store::verify);
        assertThatIllegalStateException().isThrownBy(store::resident);
        SampleQueries sample = SampleQueries.of(1, new float[][] {{1, 1}});
        Path copy = directory.resolve("copy.emb");
        assertThatIllegalStateException().isThrownBy(() -> store.convert(copy, ElementType.F16, sample));
        assertThat(directory).isDirectoryNotContaining("glob:**copy*");
        EmbeddingBag bag = new EmbeddingBag(store, EmbeddingBag.Pooling.SUM);
        assertThatIllegalStateException()
                .isThrownBy(() -> bag.pool(new int[1], new int[] {0, 1}, EmbeddingBag.UNWEIGHTED, new float[2]));
    }

    @Test
    void storeClosedInTheMiddleOfAScanEndsItWithAnException() throws Exception {
        int rows = 50_000;
        EmbeddingStore.write(file(), Tables.VERSION, ElementType.F32, 16, writer -> {
            for (int row = 0; row < rows; row++) {
                writer.append(new float[16]);
            }
        });
        for (int round = 0; round < 20; round++) {
            EmbeddingStore store = EmbeddingStore.open(file());
            CountDownLatch reading = new CountDownLatch(1);
            CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> {
                float[] scores = new float[rows];
                while (true) {
                    store.dot(new float[16], 0, rows, scores);
                    store.dotRows(new float[16], new int[] {1, rows - 1}, scores);
                    reading.countDown();
                }
            });
            reading.await();
            store.close();
            assertThat(reader)
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void missingFileIsNamed() {
        assertThatThrownBy(() -> EmbeddingStore.open(file()))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("items.emb");
    }

    @Test
    void rowsBeyondFourGigabytesAreFound() throws IOException {
        long rows = (4L << 30) / 256 + 4;
        assumeTrue(Files.getFileStore(directory).getUsableSpace() > (5L << 30), "no room for a file of 4 GiB");
        TableHeader header =
                new TableHeader(TableType.F32, 64, rows, rows * 64, List.of(), TableHeader.CHUNK_BYTES, Tables.VERSION);
        try (FileChannel channel = FileChannel.open(
                file(), StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE, StandardOpenOption.WRITE)) {
            channel.write(header.encode());
            ByteBuffer last = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            channel.write(last.putFloat(0, 5), TableHeader.BYTES + header.dataBytes() - Float.BYTES);
            channel.write(ByteBuffer.allocate(1), header.fileBytes() - 1);
        }
        try (EmbeddingStore store = EmbeddingStore.open(file())) {
            float[] query = new float[64];
            query[63] = 2;
            float[] scores = new float[3];
            store.dot(query, rows - 3, 3, scores);
            assertThat(scores).containsExactly(0, 0, 10);
            store.copyRow(rows - 1, query);
            assertThat(query[63]).isEqualTo(5);
        }
    }
}
