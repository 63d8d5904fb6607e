package dev.sluice.examples;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Writes files whole or not at all: what stood there before is lost only when the new content is complete. */
final class OutputFile {
    private static final int BUFFER = 1 << 16;

    private OutputFile() {}

    /** Writes a file. */
    @FunctionalInterface
    interface Content {
        void write(Path file) throws IOException;
    }

    /** Writes beside the target and renames; writes straight into what is no file, such as a device. */
    static void write(Path target, Content content) throws IOException {
        writeAll(Map.of(target, content));
    }

    /** Writes several files, and renames them once all are written. */
    static void writeAll(Map<Path, Content> contents) throws IOException {
        Map<Path, Path> asides = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, Content> content : contents.entrySet()) {
                Path target = content.getKey();
                boolean isFile = !Files.exists(target) || Files.isRegularFile(target);
                Path file = isFile ? target.resolveSibling(target.getFileName() + ".tmp") : target;
                if (isFile) {
                    asides.put(target, file);
                }
                writeNaming(target, file, content.getValue());
            }
            for (Map.Entry<Path, Path> aside : asides.entrySet()) {
                Files.move(aside.getValue(), aside.getKey(), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            for (Path aside : asides.values()) {
                Files.deleteIfExists(aside);
            }
        }
    }

    /** Writes text. */
    @FunctionalInterface
    interface Text {
        void write(Writer out) throws IOException;
    }

    /** Text in UTF-8, packed if the target's name ends in {@code .gz}. */
    static Content text(Path target, Text text) {
        boolean packed = target.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        return file -> {
            OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
            try (Writer out = new OutputStreamWriter(
                    packed ? new GZIPOutputStream(bytes, BUFFER) : bytes, StandardCharsets.UTF_8)) {
                text.write(out);
            }
        };
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
