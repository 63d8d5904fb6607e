package dev.sluice.data;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Reads a file line after line. Whatever is wrong with the file is a {@link DataException}. */
final class LineReader implements Rows {
    private static final int BUFFER = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final Pattern START_OF_RECORD = Pattern.compile("\\(record starting at line (\\d+)\\)");

    private final String file;
    private final String what;
    private final Dialect dialect;
    private final CloseableIterator<Line> records;
    private final Queue<Line> blankThenNext = new ArrayDeque<>();
    private long lastLine;

    private LineReader(String file, String what, Dialect dialect, CloseableIterator<Line> records) {
        this.file = file;
        this.what = what;
        this.dialect = dialect;
        this.records = records;
    }

    /**
     * Opens a file, unpacking it if its name ends in {@code .gz}.
     *
     * @param what the file should hold, as in "events"
     */
    static LineReader open(Path path, String what, Dialect dialect) throws DataException {
        return open(path, fileName(path), what, dialect);
    }

    /**
     * Opens a file, unpacking it if its name ends in {@code .gz}.
     *
     * @param name what messages call it
     */
    static LineReader open(Path path, String name, String what, Dialect dialect) throws DataException {
        if (Files.isDirectory(path)) {
            throw new DataException(path + ": is a directory, expected a file of " + what);
        }
        try {
            Reader text = text(path, dialect);
            return new LineReader(name, what, dialect, dialect.open(text, name).iterator());
        } catch (NoSuchFileException e) {
            throw new DataException(path + ": no such file", e);
        } catch (AccessDeniedException e) {
            throw new DataException(path + ": may not be read", e);
        } catch (IOException e) {
            throw new DataException(name + ": " + reason(e, dialect), e);
        }
    }

    /** The next line; none at the end of the file. */
    @Override
    public Optional<Line> next() throws DataException {
        if (!blankThenNext.isEmpty()) {
            return Optional.of(blankThenNext.remove());
        }
        Optional<Line> next = read();
        while (dialect.blankEndIgnored() && next.filter(this::isBlank).isPresent()) {
            blankThenNext.add(next.get());
            next = read();
        }
        if (next.isEmpty()) {
            blankThenNext.clear();
        } else if (!blankThenNext.isEmpty()) {
            blankThenNext.add(next.get());
            return Optional.of(blankThenNext.remove());
        }
        return next;
    }

    @Override
    public DataException wrong(String problem) {
        return new DataException(file + ": " + problem);
    }

    @Override
    public DataException nothing() {
        return wrong("no " + what);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private boolean isBlank(Line line) {
        return dialect.isBlank(line.cells());
    }

    private Optional<Line> read() throws DataException {
        try {
            if (!records.hasNext()) {
                return Optional.empty();
            }
            Line next = records.next();
            lastLine = next.number();
            return Optional.of(next);
        } catch (UncheckedIOException e) {
            throw new DataException(
                    file + ": after line " + lastLine + ": "
                            + reason(Objects.requireNonNullElse(e.getCause(), e), dialect),
                    e);
        } catch (CsvParseException e) {
            throw brokenQuote(e);
        }
    }

    private DataException brokenQuote(CsvParseException e) {
        String message = Line.oneLine(Objects.requireNonNullElse(e.getMessage(), "not a csv file"));
        Matcher start = START_OF_RECORD.matcher(message);
        return start.find()
                ? new DataException(
                        file + ":" + start.group(1) + ": "
                                + message.substring(0, start.start()).strip(),
                        e)
                : new DataException(file + ": " + message, e);
    }

    private static Reader text(Path path, Dialect dialect) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        try {
            InputStream plain = isGzip(path) ? new BufferedInputStream(new GZIPInputStream(bytes), BUFFER) : bytes;
            Charset charset = skipMark(plain) ? StandardCharsets.UTF_8 : dialect.charset();
            // A decoder of its own, since one made by the reader would replace what it cannot decode.
            return new InputStreamReader(plain, charset.newDecoder());
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /** Skips a byte-order mark of UTF-8, which also says that this is UTF-8, and tells whether there was one. */
    private static boolean skipMark(InputStream bytes) throws IOException {
        bytes.mark(BYTE_ORDER_MARK.length);
        if (Arrays.equals(bytes.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            return true;
        }
        bytes.reset();
        return false;
    }

    private static boolean isGzip(Path path) {
        return fileName(path).toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    static String fileName(Path path) {
        return Line.oneLine(Objects.requireNonNullElse(path.getFileName(), path).toString());
    }

    private static String reason(Throwable e, Dialect dialect) {
        return e instanceof CharacterCodingException
                ? "not " + dialect.charset()
                : Line.oneLine(
                        Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName()));
    }
}
