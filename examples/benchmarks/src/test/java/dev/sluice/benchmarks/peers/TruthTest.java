package dev.sluice.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.benchmarks.VectorFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The true answers of two small queries, worked out by hand. */
class TruthTest {
    @TempDir
    Path directory;

    private Truth truth;

    @BeforeEach
    void find() throws IOException {
        // Products with (1, 0): 1, 3, 3, -1. With (0, 2): 0, -2, 4, 10.
        VectorFile items = file("items", 1, 0, 3, -1, 3, 2, -1, 5);
        VectorFile queries = file("queries", 1, 0, 0, 2);
        truth = Truth.of(Dataset.of(items, queries, 2), 3);
    }

    @Test
    void recallIsTheShareOfTheTrueBest() {
        assertThat(truth.recall(List.of(rows(0, 1, 2), rows(0, 2, 3)), 3)).isEqualTo(1);
        assertThat(truth.recall(List.of(rows(2, 1), rows(2, 3)), 2)).isEqualTo(1);
        assertThat(truth.recall(List.of(rows(3, 1), rows(0, 1)), 2)).isEqualTo(0.25);
    }

    @Test
    void equalProductsAreByRow() {
        assertThat(truth.recall(List.of(rows(1)), 1)).isEqualTo(1);
        assertThat(truth.recall(List.of(rows(2)), 1)).isZero();
    }

    @Test
    void whatIsNotFoundIsMissed() {
        assertThat(truth.recall(List.of(rows(), rows(3)), 2)).isEqualTo(0.25);
    }

    @Test
    void onlyAnsweredQueriesCount() {
        assertThat(truth.recall(List.of(rows(1, 2)), 2)).isEqualTo(1);
    }

    @Test
    void answersCannotCheat() {
        assertThatThrownBy(() -> truth.recall(List.of(rows(0, 1, 2)), 2)).hasMessageContaining("at most 2 rows");
        assertThatThrownBy(() -> truth.recall(List.of(rows(1, 1)), 2)).hasMessageContaining("1 different");
    }

    private static int[] rows(int... rows) {
        return rows;
    }

    private VectorFile file(String name, float... numbers) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return VectorFile.of(Files.write(directory.resolve(name), bytes.array()), 2);
    }
}
