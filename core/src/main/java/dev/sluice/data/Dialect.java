package dev.sluice.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Reader;
import java.nio.charset.Charset;

/**
 * How a file is cut into lines and cells.
 *
 * @param separator stands between two cells
 * @param quote stands around a cell that holds a separator, a quote or a line break
 * @param charset its encoding
 * @param blankEndIgnored whether lines of white space at the end of the file are no lines
 */
record Dialect(String separator, char quote, Charset charset, boolean blankEndIgnored) {
    /** Not a character, so that no cell begins with it. */
    private static final char NO_QUOTE = '\uFFFF';

    static final Dialect CSV = new Dialect(",", '"', UTF_8, true);
    static final Dialect TABS = new Dialect("\t", NO_QUOTE, UTF_8, true);
    static final Dialect COLONS = new Dialect("::", NO_QUOTE, ISO_8859_1, true);
    static final Dialect BARS = new Dialect("|", NO_QUOTE, ISO_8859_1, true);

    /** What this library writes itself: a last line of white space is an id. */
    static final Dialect EXACT_CSV = new Dialect(",", '"', UTF_8, false);

    /**
     * Cuts a text.
     *
     * @param file its name, for messages
     */
    CsvReader<Line> open(Reader text, String file) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quote)
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                // How many columns a line must have is said by the file's layout, with the line's number.
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(new LineHandler(file), text);
    }

    /** Whether these are the cells of a line of white space only. */
    boolean isBlank(Iterable<String> cells) {
        boolean first = true;
        for (String cell : cells) {
            if (!cell.isBlank() || !(first || separator.isBlank())) {
                return false;
            }
            first = false;
        }
        return true;
    }
}
