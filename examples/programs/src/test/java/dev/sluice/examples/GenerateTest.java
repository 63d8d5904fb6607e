package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Made-up worlds in files. */
class GenerateTest extends CommandLineFixture {
    @Test
    void sampleFilesInTheProjectAreWhatTheGeneratorMakes() {
        generate("--users", 250, "--items", 150, "--visits", 40).succeeds();

        for (String file : List.of("events.csv", "items.csv", "users.csv")) {
            assertThat(scratch.resolve(file)).hasSameBinaryContentAs(SAMPLE.resolve(file));
        }
    }

    @Test
    void anotherSeedMakesAnotherWorld() throws IOException {
        generate("--users", 250, "--items", 150, "--visits", 40, "--world-seed", 2)
                .succeeds();

        assertThat(Files.mismatch(scratch.resolve("events.csv"), SAMPLE.resolve("events.csv")))
                .isNotNegative();
    }

    @Test
    void whatWasShownIsWrittenOnRequest() throws IOException {
        generate("--users", 20, "--items", 10).succeeds();
        assertThat(Files.readString(scratch.resolve("events.csv")))
                .contains(",click,")
                .doesNotContain(",impression,");

        generate("--users", 20, "--items", 10, "--impressions").succeeds();
        assertThat(Files.readString(scratch.resolve("events.csv"))).contains(",click,", ",impression,");
    }

    @Test
    void worldsThatCannotBeAreRefused() {
        generate("--users", 0).isRefusedSaying("users must be at least 1: 0");
        generate("--visits", "NaN").isRefusedSaying("visitsPerUser must be above 0");
        generate("--days", 4000).isRefusedSaying("days must be from 1 to 3650: 4000");
    }

    @Test
    void aFileWhereAFolderShouldBeIsSaidToBeOne() throws IOException {
        Path file = file("taken", "");

        Invocation.of("generate", "--users", 5, "--items", 5, "--out", file)
                .failsSaying("taken: is there already, and is no directory");
    }

    private Invocation generate(Object... options) {
        List<Object> arguments = new java.util.ArrayList<>(List.of("generate", "--out", scratch));
        arguments.addAll(List.of(options));
        return Invocation.of(arguments.toArray());
    }
}
