package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A process that trains onto a disk of one mebibyte. */
final class FullDiskTraining {
    private FullDiskTraining() {}

    /** Trains on few events, then on many whose tables do not fit. */
    public static void main(String[] args) throws IOException {
        Path repository = Path.of(args[0]).resolve("models");
        train(Path.of(args[1]), repository).succeeds();
        String before = recommended(repository);

        Invocation failed = train(Path.of(args[2]), repository);

        assertThat(failed.err().lines().toList()).hasSize(1);
        assertThat(failed.err()).startsWith("sluice: ").endsWith(": could not be written: No space left on device\n");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(recommended(repository)).isEqualTo(before);
        try (Stream<Path> versions = Files.list(repository.resolve("versions"))) {
            assertThat(versions).hasSize(1);
        }
        train(Path.of(args[1]), repository).succeeds();
        System.out.println("done");
    }

    private static Invocation train(Path events, Path repository) {
        return Invocation.of(
                "train", "--model", "als", "--dim", 2, "--epochs", 1, "--train", events, "--out", repository);
    }

    private static String recommended(Path repository) {
        return Invocation.of("recommend", "--repo", repository, "--all", "-n", 3)
                .succeeds()
                .out();
    }
}
