package dev.sluice.data;

import java.util.List;

/**
 * One line of a file, cut into cells.
 *
 * @param file the file's name, for messages
 * @param number where the line begins, the first line of the file being 1
 */
record Line(String file, long number, List<String> cells) {
    /** The last second of the year 9999. Milliseconds mistaken for seconds are beyond it, from 1978 on. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private static final int LONGEST_QUOTE = 60;

    int size() {
        return cells.size();
    }

    String cell(int column) {
        return cells.get(column);
    }

    void requireColumns(int least, int most) throws DataException {
        if (size() < least || size() > most) {
            String expected = least == most ? "" + least : least + " to " + most;
            throw malformed("expected " + expected + " columns, found " + size());
        }
    }

    void requireCells(List<String> expected) throws DataException {
        if (!cells.equals(expected)) {
            throw malformed(
                    "expected the header " + String.join(",", expected) + ", found " + quoted(String.join(",", cells)));
        }
    }

    String id(int column, String what) throws DataException {
        String id = cell(column);
        if (id.isEmpty()) {
            throw malformed(LineFault.ID, what + " must not be empty");
        }
        return id;
    }

    float value(int column) throws DataException {
        float value = Decimals.parseFloat(cell(column));
        if (!Float.isFinite(value)) {
            throw malformed(LineFault.VALUE, "value must be a finite number: " + quoted(cell(column)));
        }
        return value;
    }

    long millis(int column) throws DataException {
        LineFault fault = LineFault.OTHER;
        try {
            long seconds = Long.parseLong(cell(column));
            if (seconds <= LAST_SECOND && seconds >= -LAST_SECOND) {
                return seconds * 1000;
            }
            fault = LineFault.TIME;
        } catch (NumberFormatException e) {
            // said below, with the place
        }
        throw malformed(fault, "time must be whole seconds since 1970, before the year 10000: " + quoted(cell(column)));
    }

    DataException malformed(String problem) {
        return malformed(LineFault.OTHER, problem);
    }

    private DataException malformed(LineFault fault, String problem) {
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
