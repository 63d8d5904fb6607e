package dev.sluice.examples;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Writes files whole or not at all: what stood there before is lost only when the new content is complete. What is
 * written to a symbolic link goes to the file it leads to.
 */
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

    /**
     * Writes several files, and renames them once all are written. If one cannot be renamed, those that were are as
     * they were before.
     */
    static void writeAll(Map<Path, Content> contents) throws IOException {
        List<Aside> asides = new ArrayList<>();
        try {
            for (Map.Entry<Path, Content> content : contents.entrySet()) {
                writeAside(content.getKey(), content.getValue(), asides);
            }
            place(asides);
        } finally {
            for (Aside aside : asides) {
                aside.discard();
            }
        }
    }

    private static void writeAside(Path target, Content content, List<Aside> asides) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            writeNaming(target, target, content);
        } else {
            Aside aside = aside(target);
            asides.add(aside);
            writeNaming(target, aside.file(), content);
        }
    }

    private static Aside aside(Path target) throws IOException {
        try {
            return new Aside(real(target));
        } catch (FileSystemException e) {
            // Of the name that was given, not of the one aside.
            throw new FileSystemException(target.toString(), null, ErrorLine.reason(e));
        }
    }

    /** The last of them needs no way back. */
    private static void place(List<Aside> asides) throws IOException {
        try {
            for (Aside aside : asides) {
                if (aside != asides.get(asides.size() - 1)) {
                    aside.keep();
                }
                aside.place();
            }
        } catch (IOException e) {
            undo(asides, e);
            throw e;
        }
        for (Aside aside : asides) {
            aside.forget();
        }
    }

    private static void undo(List<Aside> asides, IOException why) throws IOException {
        List<String> lost = new ArrayList<>();
        for (Aside aside : asides) {
            try {
                aside.undo();
            } catch (IOException e) {
                lost.add(ErrorLine.of(e));
            }
        }
        if (!lost.isEmpty()) {
            throw new IOException(ErrorLine.of(why) + "; what was there before could not be put back: " + lost, why);
        }
    }

    /**
     * The file that is written for a target: where a link leads, though there be no file yet.
     *
     * @throws IOException if links lead round in a circle
     */
    static Path real(Path target) throws IOException {
        try {
            return target.toRealPath();
        } catch (NoSuchFileException e) {
            return Files.isSymbolicLink(target)
                    ? real(target.resolveSibling(Files.readSymbolicLink(target)))
                    : inRealFolder(target.toAbsolutePath());
        }
    }

    private static Path inRealFolder(Path target) throws IOException {
        Path folder = target.getParent();
        return folder == null ? target : folder.toRealPath().resolve(target.getFileName());
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
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(target + ": " + e.getMessage(), e);
        }
    }
}
