package dev.sluice.data;

import java.util.List;

/**
 * One line of a file, cut into cells.
 *
 * @param file the file's name, for messages
 * @param number where the line begins, the first line of the file being 1
 */
record Line(String file, long number, List<String> cells) implements Row {
    private static final int LONGEST_QUOTE = 60;

    @Override
    public int size() {
        return cells.size();
    }

    @Override
    public String cell(int column) {
        return cells.get(column);
    }

    @Override
    public boolean isEmpty(int column) {
        return cell(column).isEmpty();
    }

    void requireCells(List<String> expected) throws DataException {
        if (!cells.equals(expected)) {
            throw malformed(
                    "expected the header " + String.join(",", expected) + ", found " + quoted(String.join(",", cells)));
        }
    }

    String id(int column, String what) throws DataException {
        requireId(column, what);
        return cell(column);
    }

    @Override
    public int rowIn(IdIndex.Builder ids, int column) {
        return ids.rowOf(cell(column));
    }

    @Override
    public double number(int column) throws DataException {
        String cell = cell(column);
        double number = cell.isEmpty() ? Double.NaN : Decimals.parse(cell);
        if (Double.isNaN(number) && !cell.isEmpty()) {
            throw malformed("expected a number, found " + quoted(cell));
        }
        return number;
    }

    @Override
    public float value(int column) throws DataException {
        float value = Decimals.parseFloat(cell(column));
        if (!Float.isFinite(value)) {
            throw malformed(LineFault.VALUE, "value must be a finite number: " + quoted(cell(column)));
        }
        return value;
    }

    @Override
    public long millis(int column, TimeFormat times) throws DataException {
        return times.millis(this, cell(column));
    }

    @Override
    public DataException malformed(LineFault fault, String problem) {
        return new DataException(file + ":" + number + ": " + problem, fault);
    }

    /** A cell as a message shows it: on one line, and not too long. */
    static String quoted(String cell) {
        String shown = cell.length() <= LONGEST_QUOTE ? cell : cell.substring(0, LONGEST_QUOTE) + "...";
        return "'" + oneLine(shown) + "'";
    }

    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }
}
