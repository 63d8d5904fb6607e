package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of each element type, from the writer to the reader. */
class ElementTypeTest {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("items.emb");
    }

    private EmbeddingStore table(ElementType type, float[]... rows) throws IOException {
        EmbeddingStore.write(file(), Tables.VERSION, type, rows[0].length, writer -> Tables.append(writer, rows));
        return EmbeddingStore.open(file());
    }

    @ParameterizedTest
    @CsvSource({"F32, 48", "F16, 24", "I8, 24"})
    void rowsTakeWhatTheirTypeTakes(ElementType type, int bytes) throws IOException {
        table(type, new float[4], new float[4], new float[4]).close();
        assertThat(Files.size(file())).isEqualTo(256 + bytes + 4);
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void multiplesOfOneStepAreExactInEveryType(ElementType type) throws IOException {
        try (EmbeddingStore store = table(type, new float[5], new float[] {-127, 64, 1, 0, 3})) {
            assertThat(store.elementType()).isEqualTo(type);
            assertThat(store.dimension()).isEqualTo(5);
            float[] row = new float[5];
            store.copyRow(1, row);
            assertThat(row).containsExactly(-127, 64, 1, 0, 3);
            float[] scores = new float[2];
            store.dot(new float[] {1, 2, 4, 8, 16}, 0, 2, scores);
            assertThat(scores).containsExactly(0, -127 + 128 + 4 + 48);
            store.verify();
        }
    }

    @Test
    void bytesAreReadAsMultiplesOfTheScale() throws IOException {
        try (EmbeddingStore store = table(ElementType.I8, new float[] {-1, 0, 0.5f, 1.27f})) {
            float[] row = new float[4];
            store.copyRow(0, row);
            assertThat(row).containsExactly(new float[] {-1, 0, 0.5f, 1.27f}, within(0.005f));
            assertThat(row[0]).isEqualTo(-100 * 0.01f);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {65520, -65520, 1e30f, Float.MAX_VALUE})
    void numberTooLargeForAHalfNamesItsRow(float entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table(ElementType.F16, new float[2], new float[] {0, entry}))
                .withMessage("an entry of F16 must be at most 65504 once rounded: " + entry + " at 1 of row 1");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void numberThatRoundsToTheGreatestHalfIsStored() throws IOException {
        try (EmbeddingStore store = table(ElementType.F16, new float[] {Math.nextDown(65520f), -65504})) {
            float[] row = new float[2];
            store.copyRow(0, row);
            assertThat(row).containsExactly(65504, -65504);
        }
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void entryThatIsNotFiniteIsRefusedInEveryType(ElementType type) {
        for (float entry : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> table(type, new float[2], new float[2], new float[] {entry, 0}))
                    .withMessage("an entry must be finite: " + entry + " at 0 of row 2");
        }
    }
}
