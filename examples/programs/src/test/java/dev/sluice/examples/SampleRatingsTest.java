package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample files in the project are what the generator makes, byte for byte. */
class SampleRatingsTest {
    private static final Path SAMPLE = Path.of("../data");

    @TempDir
    private Path scratch = Path.of("");

    @Test
    void sampleFilesAreTheGeneratorsDefault() throws IOException {
        SampleRatings sample = new SampleRatings(600, 400, 40, 1);
        sample.writeRatings(scratch.resolve("ratings.csv"));
        sample.writeItems(scratch.resolve("movies.csv"));

        assertThat(scratch.resolve("ratings.csv")).hasSameBinaryContentAs(SAMPLE.resolve("ratings.csv"));
        assertThat(scratch.resolve("movies.csv")).hasSameBinaryContentAs(SAMPLE.resolve("movies.csv"));
    }

    @Test
    void anotherSeedMakesOtherRatings() throws IOException {
        new SampleRatings(600, 400, 40, 2).writeRatings(scratch.resolve("ratings.csv"));

        assertThat(scratch.resolve("ratings.csv").toFile()).isNotEmpty();
        assertThat(java.nio.file.Files.mismatch(scratch.resolve("ratings.csv"), SAMPLE.resolve("ratings.csv")))
                .isNotNegative();
    }

    @Test
    void nobodyRatesMoreItemsThanThereAre() {
        assertThatThrownBy(() -> new SampleRatings(3, 5, 6, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ratings per user must be from 1 to 5: 6");
    }
}
