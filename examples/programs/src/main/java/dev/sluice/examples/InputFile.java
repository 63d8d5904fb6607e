package dev.sluice.examples;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Files that people hand in. */
final class InputFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private InputFile() {}

    /** A file that is there and is no directory. */
    static Path of(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": is a directory, expected a file");
        }
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return file;
    }

    /** The distinct ids of a file, one a line; there must be one. */
    static List<String> ids(Path file) throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            String id = number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
            if (id.isBlank()) {
                throw new IOException(file + ":" + number + ": expected an id, found a blank line");
            }
            if (!ids.add(id)) {
                throw new IOException(file + ":" + number + ": id comes twice: " + id);
            }
        }
        if (ids.isEmpty()) {
            throw new IOException(file + ": expected an id a line, found an empty file");
        }
        return new ArrayList<>(ids);
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(of(file));
        } catch (CharacterCodingException e) {
            throw new IOException(file + ": expected UTF-8 text, found other bytes", e);
        }
    }
}
