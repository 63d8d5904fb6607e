package dev.sluice.examples;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/** A file that is written beside its target under a name of its own, until it takes the target's place. */
final class Aside {
    private final Path target;
    private final Path file;
    private Optional<Path> before = Optional.empty();
    private boolean isPlaced;

    /** Makes the file, empty, with the rights that any new file gets. */
    Aside(Path target) throws IOException {
        this.target = target;
        this.file = Files.createFile(beside(target));
    }

    /** A name that nobody has: neither another process that writes the same target nor another target. */
    private static Path beside(Path target) {
        return target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    }

    Path file() {
        return file;
    }

    /** Keeps what stands at the target, so that it can be put back. */
    void keep() throws IOException {
        if (Files.exists(target)) {
            Path kept = beside(target);
            Files.move(target, kept);
            before = Optional.of(kept);
        }
    }

    /** Takes the target's place, in one step. */
    void place() throws IOException {
        try {
            Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException e) {
            throw new FileSystemException(target.toString(), null, ErrorLine.reason(e));
        }
        isPlaced = true;
    }

    /** Puts back what was kept. */
    void undo() throws IOException {
        if (before.isPresent()) {
            Files.move(before.get(), target, StandardCopyOption.REPLACE_EXISTING);
        } else if (isPlaced) {
            Files.delete(target);
        }
    }

    /** Deletes what was kept. */
    void forget() throws IOException {
        if (before.isPresent()) {
            Files.delete(before.get());
        }
    }

    /** Deletes what has not taken the target's place. */
    void discard() throws IOException {
        if (!isPlaced) {
            Files.deleteIfExists(file);
        }
    }
}
