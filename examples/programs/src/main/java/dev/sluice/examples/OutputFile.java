package dev.sluice.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files whole or not at all: what stood there before is lost only when the new content is complete. */
final class OutputFile {
    private OutputFile() {}

    /** Writes a file. */
    @FunctionalInterface
    interface Content {
        void write(Path file) throws IOException;
    }

    /** Writes beside the target and renames; writes straight into what is no file, such as a device. */
    static void write(Path target, Content content) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            writeNaming(target, target, content);
            return;
        }
        Path aside = target.resolveSibling(target.getFileName() + ".tmp");
        try {
            writeNaming(target, aside, content);
            Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** Systems say of a full disk what happened, but not where. */
    private static void writeNaming(Path target, Path file, Content content) throws IOException {
        try {
            content.write(file);
        } catch (java.nio.file.FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(target + ": " + e.getMessage(), e);
        }
    }
}
