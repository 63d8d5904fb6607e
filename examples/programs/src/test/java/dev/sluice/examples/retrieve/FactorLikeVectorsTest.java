package dev.sluice.examples.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The made-up vectors: always the same ones, and with the norms that make them hard to search. */
class FactorLikeVectorsTest {
    @TempDir
    Path directory;

    @Test
    void bytesAreTheSameOnEveryPlatform() throws IOException {
        Path items = directory.resolve("items.f32");
        Path queries = directory.resolve("queries.f32");
        FactorLikeVectors vectors = new FactorLikeVectors(8, 42);
        vectors.writeItems(items, 3000);
        vectors.writeQueries(queries, 50);
        assertThat(Files.size(items)).isEqualTo(3000 * 8 * 4);
        assertThat(crc(items)).as("items").isEqualTo("33128666");
        assertThat(crc(queries)).as("queries").isEqualTo("c3da1f96");
    }

    @Test
    void fewerRowsAreTheBeginningOfMore() throws IOException {
        Path few = directory.resolve("few.f32");
        Path many = directory.resolve("many.f32");
        FactorLikeVectors vectors = new FactorLikeVectors(5, 1);
        vectors.writeItems(few, 1500);
        vectors.writeItems(many, 2500);
        assertThat(Files.readAllBytes(few)).isEqualTo(Arrays.copyOf(Files.readAllBytes(many), 1500 * 5 * 4));
    }

    @Test
    void anotherSeedGivesOtherVectors() throws IOException {
        Path one = directory.resolve("one.f32");
        Path other = directory.resolve("other.f32");
        new FactorLikeVectors(5, 1).writeItems(one, 10);
        new FactorLikeVectors(5, 2).writeItems(other, 10);
        assertThat(Files.mismatch(one, other)).isBetween(0L, 4L);
    }

    @Test
    void normsAreLogNormal() throws IOException {
        Path items = directory.resolve("items.f32");
        Path queries = directory.resolve("queries.f32");
        FactorLikeVectors vectors = new FactorLikeVectors(16, 42);
        vectors.writeItems(items, 40_000);
        vectors.writeQueries(queries, 40_000);
        double[] ofItems = norms(items);
        assertThat(percentile(ofItems, 50)).isCloseTo(1, within(0.01));
        assertThat(percentile(ofItems, 90)).isCloseTo(1.57, within(0.02));
        assertThat(percentile(ofItems, 99)).isCloseTo(2.26, within(0.05));
        double[] ofQueries = norms(queries);
        assertThat(percentile(ofQueries, 50)).isCloseTo(1, within(0.01));
        assertThat(percentile(ofQueries, 90)).isCloseTo(1.29, within(0.02));
    }

    @Test
    void theFirstDimensionsCarryMost() throws IOException {
        Path items = directory.resolve("items.f32");
        new FactorLikeVectors(64, 42).writeItems(items, 20_000);
        double[] squares = new double[64];
        for (float[] vector : Queries.read(items, 64)) {
            for (int j = 0; j < 64; j++) {
                squares[j] += vector[j] * vector[j];
            }
        }
        // (j + 1)^-0.5 is 1 in the first dimension and an eighth in the last; the centres are a sample.
        assertThat(squares[0] / squares[63]).isBetween(4.0, 16.0);
    }

    @Test
    void impossibleSizesAreNamed() {
        assertThatThrownBy(() -> new FactorLikeVectors(0, 1)).hasMessage("dimension must be at least 1: 0");
        FactorLikeVectors vectors = new FactorLikeVectors(2, 1);
        assertThatThrownBy(() -> vectors.writeItems(directory.resolve("none"), 0))
                .hasMessage("rows must be at least 1: 0");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void anUnwritableFileIsAnErrorOfFiles() {
        Path nowhere = directory.resolve("missing/items.f32");
        assertThatThrownBy(() -> new FactorLikeVectors(2, 1).writeItems(nowhere, 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("missing");
    }

    private static double[] norms(Path file) throws IOException {
        List<float[]> vectors = Queries.read(file, 16);
        return vectors.stream()
                .mapToDouble(vector -> {
                    double square = 0;
                    for (float value : vector) {
                        square += value * value;
                    }
                    return Math.sqrt(square);
                })
                .sorted()
                .toArray();
    }

    private static double percentile(double[] sorted, int percent) {
        return sorted[sorted.length / 100 * percent];
    }

    private static String crc(Path file) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(Files.readAllBytes(file));
        return Long.toHexString(crc.getValue());
    }
}
