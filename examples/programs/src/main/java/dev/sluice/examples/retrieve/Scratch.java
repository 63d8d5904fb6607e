package dev.sluice.examples.retrieve;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory that is gone when it is closed, or when the program is interrupted.
 *
 * @param path the directory
 */
public record Scratch(Path path) implements Closeable {
    /** Makes one in a directory that is there. */
    public static Scratch in(Path directory) throws IOException {
        Scratch scratch = new Scratch(Files.createTempDirectory(directory, "sluice-retrieve"));
        Runtime.getRuntime().addShutdownHook(new Thread(scratch::deleteQuietly));
        return scratch;
    }

    /** Deletes it with all it holds; again and again does no harm. */
    @Override
    public void close() throws IOException {
        for (Path file : contents()) {
            Files.deleteIfExists(file);
        }
    }

    private List<Path> contents() throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private void deleteQuietly() {
        try {
            close();
        } catch (IOException | UncheckedIOException e) {
            // The process ends, and nobody reads what it would say.
        }
    }
}
