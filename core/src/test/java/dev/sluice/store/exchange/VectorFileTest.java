package dev.sluice.store.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ModelVersion;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that other libraries wrote come in as they are. */
class VectorFileTest {
    private static final float[][] SAVED = {{1, -2.5f}, {0.1f, 3}, {65504, -0.0f}};

    @TempDir
    Path directory;

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(VectorFileTest.class.getResource(name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static float[][] rows(VectorFile file) {
        float[][] rows = new float[(int) file.rows()][file.dimension()];
        for (int row = 0; row < rows.length; row++) {
            file.copyRow(row, rows[row]);
        }
        return rows;
    }

    @Test
    void readsWhatNumpySaved() throws IOException {
        try (VectorFile file = VectorFile.npy(resource("f4.npy"))) {
            assertThat(rows(file)).isDeepEqualTo(SAVED);
        }
        try (VectorFile file = VectorFile.npy(resource("f2-version-2.npy"))) {
            assertThat(rows(file)).isDeepEqualTo(new float[][] {{1, -2.5f}, {0.099975586f, 3}, {65504, -0.0f}});
        }
    }

    @Test
    void readsTheTensorsOfASafetensorsFile() throws IOException {
        Path all = resource("two-tower.safetensors");
        try (VectorFile items = VectorFile.safetensors(all, "items.weight");
                VectorFile half = VectorFile.safetensors(all, "half");
                VectorFile users = VectorFile.safetensors(all, "users.weight")) {
            assertThat(rows(items)).isDeepEqualTo(SAVED);
            assertThat(rows(half)[1]).containsExactly(0.099975586f, 3);
            assertThat(rows(users)).isDeepEqualTo(new float[][] {{1, -2.5f}, {0.15625f, 3}});
        }
    }

    @Test
    void readsRawFloats() throws IOException {
        try (VectorFile file = VectorFile.float32(raw(1, 2, 3, 4, 5, 6), 3)) {
            assertThat(rows(file)).isDeepEqualTo(new float[][] {{1, 2, 3}, {4, 5, 6}});
        }
        try (VectorFile file = VectorFile.float32(raw(), 3)) {
            assertThat(file.rows()).isZero();
        }
    }

    private Path raw(float... numbers) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : numbers) {
            bytes.putFloat(number);
        }
        return Files.write(directory.resolve("raw.f32"), bytes.array());
    }

    @Test
    void tableGetsARowForTheUnknownOrKeepsTheFiles() throws IOException {
        assertThat(imported(resource("f4.npy"), UnknownRow.NOT_IN_FILE))
                .isDeepEqualTo(new float[][] {{0, 0}, SAVED[0], SAVED[1], SAVED[2]});
        assertThat(imported(resource("f4.npy"), UnknownRow.IN_FILE)).isDeepEqualTo(SAVED);
    }

    private float[][] imported(Path npy, UnknownRow unknown) throws IOException {
        Path table = directory.resolve("items.emb");
        try (VectorFile file = VectorFile.npy(npy)) {
            write(table, ElementType.F32, file, unknown);
        }
        try (EmbeddingStore store = EmbeddingStore.open(table)) {
            float[][] rows = new float[(int) store.rows()][store.dimension()];
            for (int row = 0; row < rows.length; row++) {
                store.copyRow(row, rows[row]);
            }
            return rows;
        }
    }

    private static void write(Path table, ElementType type, VectorFile file, UnknownRow unknown) throws IOException {
        EmbeddingStore.write(
                table, new ModelVersion("v1"), type, file.dimension(), writer -> file.appendTo(writer, unknown));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void rowThatCannotBeStoredIsNamed(float entry) throws IOException {
        try (VectorFile file = VectorFile.float32(raw(0, 0, 0, entry), 2)) {
            assertThatIOException()
                    .isThrownBy(
                            () -> write(directory.resolve("items.emb"), ElementType.F32, file, UnknownRow.NOT_IN_FILE))
                    .withMessage(
                            "raw.f32: row 1 cannot be stored: an entry must be finite: " + entry + " at 1 of row 2");
            assertThat(Files.exists(directory.resolve("items.emb"))).isFalse();
        }
    }

    @Test
    void rowTooLargeForTheTableIsNamed() throws IOException {
        try (VectorFile file = VectorFile.float32(raw(0, 70000), 1)) {
            assertThatIOException()
                    .isThrownBy(() -> write(directory.resolve("items.emb"), ElementType.F16, file, UnknownRow.IN_FILE))
                    .withMessageStartingWith("raw.f32: row 1 cannot be stored: an entry of F16");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 3, Long.MIN_VALUE, Long.MAX_VALUE})
    void rowThatIsNotThereIsRefused(long row) throws IOException {
        try (VectorFile file = VectorFile.npy(resource("f4.npy"))) {
            assertThatThrownBy(() -> file.copyRow(row, new float[2]))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("f4.npy has 3 rows: " + row);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> file.copyRow(0, new float[1]))
                    .withMessage("array must have room for 2: 1");
        }
    }

    @Test
    void closedFileSaysItsName() throws IOException {
        VectorFile file = VectorFile.npy(resource("f4.npy"));
        file.close();
        file.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> file.copyRow(0, new float[2]))
                .withMessage("f4.npy is closed");
        assertThatThrownBy(() -> VectorFile.npy(directory.resolve("none.npy"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void rawFileOfNoWholeRowsIsRefused() throws IOException {
        Path five = raw(1, 2, 3, 4, 5);
        assertThatIOException()
                .isThrownBy(() -> VectorFile.float32(five, 2))
                .withMessage("raw.f32: must be rows of 8 bytes: 20");
        for (int dimension : new int[] {0, -1, 65537}) {
            assertThatIOException()
                    .isThrownBy(() -> VectorFile.float32(five, dimension))
                    .withMessage("raw.f32: dimension must be from 1 to 65536: " + dimension);
        }
    }

    @Test
    void everyOtherLengthIsRefused() throws IOException {
        for (String name : new String[] {"f4.npy", "f2-version-2.npy", "two-tower.safetensors"}) {
            byte[] whole = Files.readAllBytes(resource(name));
            Path file = directory.resolve(name);
            for (int length = 0; length < whole.length + 9; length++) {
                Files.write(file, Arrays.copyOf(whole, length));
                if (length != whole.length) {
                    assertThatIOException()
                            .isThrownBy(() -> (name.endsWith("npy")
                                            ? VectorFile.npy(file)
                                            : VectorFile.safetensors(file, "half"))
                                    .close())
                            .withMessageStartingWith(name + ": ");
                }
            }
        }
    }
}
