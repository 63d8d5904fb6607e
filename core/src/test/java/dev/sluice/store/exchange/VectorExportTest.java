package dev.sluice.store.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ModelVersion;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is exported is what is imported, and what the formats say. */
class VectorExportTest {
    private static final int DIMENSION = 300;
    private static final int ROWS = 500;

    @TempDir
    Path directory;

    private EmbeddingStore table(ElementType type) throws IOException {
        Path file = directory.resolve("items.emb");
        Random random = new Random(3);
        EmbeddingStore.write(file, new ModelVersion("v1"), type, DIMENSION, writer -> {
            float[] row = new float[DIMENSION];
            writer.append(row);
            for (int i = 1; i < ROWS; i++) {
                for (int j = 0; j < DIMENSION; j++) {
                    row[j] = (float) random.nextGaussian();
                }
                writer.append(row);
            }
        });
        return EmbeddingStore.open(file);
    }

    @ParameterizedTest
    @CsvSource({
        "F32,IN_FILE,0",
        "F16,IN_FILE,0",
        "I8,IN_FILE,0",
        "F32,NOT_IN_FILE,1",
        "F16,NOT_IN_FILE,1",
        "I8,NOT_IN_FILE,1"
    })
    void everyFormatGivesTheRowsBack(ElementType type, UnknownRow unknown, int first) throws IOException {
        Path file = directory.resolve("out");
        try (EmbeddingStore table = table(type)) {
            VectorExport export = new VectorExport(table, unknown);
            export.npy(file);
            try (VectorFile npy = VectorFile.npy(file)) {
                requireSame(table, first, npy);
            }
            export.safetensors(file, "items");
            try (VectorFile safetensors = VectorFile.safetensors(file, "items")) {
                requireSame(table, first, safetensors);
            }
            export.float32(file);
            assertThat(Files.size(file)).isEqualTo((ROWS - first) * DIMENSION * 4L);
            try (VectorFile raw = VectorFile.float32(file, DIMENSION)) {
                requireSame(table, first, raw);
            }
        }
    }

    private static void requireSame(EmbeddingStore table, int first, VectorFile file) {
        assertThat(file.rows()).isEqualTo(table.rows() - first);
        float[] expected = new float[DIMENSION];
        float[] found = new float[DIMENSION];
        for (int row = first; row < table.rows(); row++) {
            table.copyRow(row, expected);
            file.copyRow(row - first, found);
            assertThat(found).containsExactly(expected);
        }
    }

    @Test
    void npyHeaderIsThatOfTheFormat() throws IOException {
        Path file = directory.resolve("out.npy");
        try (EmbeddingStore table = table(ElementType.F16)) {
            new VectorExport(table, UnknownRow.NOT_IN_FILE).npy(file);
        }
        byte[] bytes = Files.readAllBytes(file);
        String text = "{'descr': '<f2', 'fortran_order': False, 'shape': (499, 300), }";
        assertThat(bytes).hasSize(128 + 499 * 300 * 2).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
        assertThat(new String(bytes, 10, 118, StandardCharsets.US_ASCII))
                .isEqualTo(text + " ".repeat(117 - text.length()) + "\n");
    }

    @Test
    void tableWithoutRowsIsExportedToo() throws IOException {
        Path file = directory.resolve("out.npy");
        EmbeddingStore.write(directory.resolve("e.emb"), new ModelVersion("v1"), ElementType.F32, 2, writer -> {});
        try (EmbeddingStore empty = EmbeddingStore.open(directory.resolve("e.emb"))) {
            new VectorExport(empty, UnknownRow.NOT_IN_FILE).npy(file);
        }
        try (VectorFile npy = VectorFile.npy(file)) {
            assertThat(npy.rows()).isZero();
            assertThat(npy.dimension()).isEqualTo(2);
        }
    }

    @Test
    void exportThatFailsLeavesTheOldFile() throws IOException {
        Path file = Files.writeString(directory.resolve("out.npy"), "old");
        EmbeddingStore table = table(ElementType.F32);
        table.close();
        VectorExport export = new VectorExport(table, UnknownRow.IN_FILE);
        assertThatThrownBy(() -> export.npy(file)).isInstanceOf(IllegalStateException.class);
        assertThat(file).hasContent("old");
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }
}
