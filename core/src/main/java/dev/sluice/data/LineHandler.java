package dev.sluice.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;

/** Makes lines of what the parser finds. */
final class LineHandler extends AbstractBaseCsvCallbackHandler<Line> {
    private static final int FEW = 8;

    private final String file;
    private String[] cells = new String[FEW];
    private int size;

    /** @param file its name, for messages */
    LineHandler(String file) {
        this.file = file;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        size = 0;
    }

    @Override
    protected void handleField(int column, char[] text, int offset, int length, boolean quoted) {
        add(new String(text, offset, length));
    }

    /** A line without anything in it has one empty cell. */
    @Override
    protected void handleEmpty() {
        add("");
    }

    private void add(String cell) {
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, 2 * size);
        }
        cells[size++] = cell;
    }

    @Override
    protected Line buildRecord() {
        return new Line(file, getStartingLineNumber(), Arrays.asList(Arrays.copyOf(cells, size)));
    }
}
