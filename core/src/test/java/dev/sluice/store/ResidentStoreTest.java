package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A table in memory of its own is the table in its file. */
class ResidentStoreTest {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("items.emb");
    }

    private EmbeddingStore table(ElementType type, int rows, int dimension) throws IOException {
        Random random = new Random(5);
        EmbeddingStore.write(file(), Tables.VERSION, type, dimension, writer -> {
            float[] row = new float[dimension];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < dimension; j++) {
                    row[j] = (float) random.nextGaussian();
                }
                writer.append(row);
            }
        });
        return EmbeddingStore.open(file());
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void everyRowAndScoreIsTheSame(ElementType type) throws IOException {
        try (EmbeddingStore mapped = table(type, 2000, 33);
                EmbeddingStore resident = mapped.resident()) {
            assertThat(mapped.residence()).isEqualTo(Residence.MAPPED);
            assertThat(resident.residence()).isNotEqualTo(Residence.MAPPED);
            assertThat(resident.rows()).isEqualTo(2000);
            assertThat(resident.version()).isEqualTo(Tables.VERSION);
            assertThat(resident.elementType()).isEqualTo(type);
            float[] expected = new float[2000];
            float[] found = new float[2000];
            for (int row = 0; row < 2000; row++) {
                mapped.copyRow(row, expected);
                resident.copyRow(row, found);
                assertThat(found).containsExactly(expected);
            }
            float[] query = new float[33];
            mapped.copyRow(7, query);
            mapped.dot(query, 0, 2000, expected);
            resident.dot(query, 0, 2000, found);
            assertThat(found).containsExactly(expected);
            resident.verify();
        }
    }

    @Test
    void staysWhenTheMappedOneIsClosedAndTheFileGone() throws IOException {
        EmbeddingStore mapped = table(ElementType.F32, 3, 2);
        float[] expected = new float[2];
        mapped.copyRow(2, expected);
        try (EmbeddingStore resident = mapped.resident()) {
            mapped.close();
            Files.delete(file());
            float[] found = new float[2];
            resident.copyRow(2, found);
            assertThat(found).containsExactly(expected);
            resident.verify();
            assertThatThrownBy(resident::resident).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void copyOfACopyIsACopy() throws IOException {
        EmbeddingStore mapped = table(ElementType.F16, 3, 2);
        float[] expected = new float[2];
        mapped.copyRow(2, expected);
        EmbeddingStore copy = mapped.resident();
        mapped.close();
        try (EmbeddingStore again = copy.resident()) {
            copy.close();
            float[] found = new float[2];
            again.copyRow(2, found);
            assertThat(found).containsExactly(expected);
            again.verify();
        }
    }

    @Test
    void tableWithoutRowsCanBeCopied() throws IOException {
        try (EmbeddingStore mapped = table(ElementType.I8, 0, 2);
                EmbeddingStore resident = mapped.resident()) {
            assertThat(resident.rows()).isZero();
            assertThat(resident.residence()).isEqualTo(Residence.MEMORY);
        }
    }

    @Test
    void closedCopySaysItsName() throws IOException {
        EmbeddingStore mapped = table(ElementType.F32, 3, 2);
        EmbeddingStore resident = mapped.resident();
        resident.close();
        resident.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> resident.copyRow(1, new float[2]))
                .withMessage("items.emb is closed");
        assertThatIllegalStateException().isThrownBy(resident::verify);
        assertThatIllegalStateException().isThrownBy(resident::resident);
        mapped.copyRow(1, new float[2]);
        mapped.close();
        assertThatIllegalStateException().isThrownBy(mapped::resident);
    }

    @Test
    void anotherTableOfTheSameNameIsRefused() throws IOException {
        try (EmbeddingStore mapped = table(ElementType.F32, 3, 2)) {
            Path other = directory.resolve("other.emb");
            Files.move(Tables.embeddings(other, new float[2]), file(), StandardCopyOption.REPLACE_EXISTING);
            assertThatIOException()
                    .isThrownBy(mapped::resident)
                    .withMessage("items.emb: is another table than when it was opened");
        }
    }
}
