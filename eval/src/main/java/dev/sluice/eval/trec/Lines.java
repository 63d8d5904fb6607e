package dev.sluice.eval.trec;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The lines of a file, one after the other, each with the same number of columns. Belongs to one thread. */
final class Lines implements Closeable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final int columns;
    private final BufferedReader reader;
    private int read;

    Lines(Path file, int columns) throws IOException {
        this.file = file;
        this.columns = columns;
        this.reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
    }

    /**
     * The next line, if there is one.
     *
     * @throws IllegalArgumentException if it has other columns, or the file is no text
     */
    Optional<Line> next() throws IOException {
        try {
            String text = reader.readLine();
            if (text == null) {
                return Optional.empty();
            }
            read++;
            String line = read == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            return Optional.of(Line.parse(file, read, line, columns));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ": expected UTF-8 text, found other bytes", e);
        }
    }

    /** How many lines were read. */
    int read() {
        return read;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
