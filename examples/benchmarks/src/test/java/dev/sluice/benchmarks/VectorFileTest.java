package dev.sluice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Raw files of vectors. */
class VectorFileTest {
    @TempDir
    Path directory;

    @Test
    void rowsComeInOrder() throws IOException {
        VectorFile file = VectorFile.of(written(1, 2, 3, 4, 5, 6), 2);
        List<String> rows = new ArrayList<>();
        file.forEach((row, vector) -> rows.add(row + ": " + vector[0] + " " + vector[1]));
        assertThat(rows).containsExactly("0: 1.0 2.0", "1: 3.0 4.0", "2: 5.0 6.0");
        assertThat(file.rows()).isEqualTo(3);
        assertThat(file.bytes()).isEqualTo(24);
    }

    @Test
    void rowsThatDoNotFillTheBufferEvenlyAreWhole() throws IOException {
        float[] numbers = new float[7 * 50_001];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        int[] seen = {0};
        VectorFile.of(written(numbers), 7).forEach((row, vector) -> {
            assertThat(vector[0]).isEqualTo(row * 7f);
            assertThat(vector[6]).isEqualTo(row * 7f + 6);
            seen[0]++;
        });
        assertThat(seen[0]).isEqualTo(50_001);
    }

    @Test
    void theFirstRowsAreAllIfThereAreNotMore() throws IOException {
        VectorFile file = VectorFile.of(written(1, 2, 3, 4), 2);
        assertThat(file.first(1)).containsExactly(new float[] {1, 2});
        assertThat(file.first(5)).hasSize(2);
    }

    @Test
    void filesThatCannotBeVectorsAreNamed() throws IOException {
        Path three = written(1, 2, 3);
        assertThatThrownBy(() -> VectorFile.of(three, 2))
                .isInstanceOf(IOException.class)
                .hasMessage(three + ": expected a whole number of rows of 8 bytes, found 12 bytes");
        assertThatThrownBy(() -> VectorFile.of(three, 0)).hasMessage("dimension must be at least 1: 0");
        Path none = directory.resolve("none.f32");
        assertThatThrownBy(() -> VectorFile.of(none, 2)).hasMessage(none + ": no such file");
        Path empty = Files.createFile(directory.resolve("empty.f32"));
        assertThatThrownBy(() -> VectorFile.of(empty, 2)).hasMessageContaining("found 0 bytes");
    }

    @Test
    void numbersThatAreNotFiniteAreRefused() throws IOException {
        VectorFile file = VectorFile.of(written(1, 2, 3, Float.NaN), 2);
        assertThatThrownBy(() -> file.first(2))
                .isInstanceOf(IOException.class)
                .hasMessage(file.path() + ": row 1 must be finite: NaN");
    }

    private Path written(float... numbers) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return Files.write(directory.resolve("vectors.f32"), bytes.array());
    }
}
