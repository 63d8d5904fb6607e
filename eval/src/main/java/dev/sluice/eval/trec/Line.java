package dev.sluice.eval.trec;

import java.nio.file.Path;
import java.util.StringTokenizer;

/** A line of a file, in columns, which knows where it stands. */
final class Line {
    private static final String WHITE = " \t\n\r\f\u000B";

    private final Path file;
    private final int number;
    private final String[] columns;

    private Line(Path file, int number, String[] columns) {
        this.file = file;
        this.number = number;
        this.columns = columns;
    }

    /** Divides a line's text, which must have this many columns. */
    static Line parse(Path file, int number, String text, int columns) {
        StringTokenizer words = new StringTokenizer(text, WHITE);
        String[] found = new String[words.countTokens()];
        for (int i = 0; i < found.length; i++) {
            found[i] = words.nextToken();
        }
        Line line = new Line(file, number, found);
        if (found.length != columns) {
            throw line.error("expected " + columns + " columns, found " + found.length);
        }
        return line;
    }

    /** A column, counted from 0. */
    String text(int column) {
        return columns[column];
    }

    /** A column that must be a number. */
    double number(int column, String what) {
        try {
            double value = Double.parseDouble(columns[column]);
            if (!Double.isNaN(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a NaN.
        }
        throw error(what + " must be a number: " + columns[column]);
    }

    /** A column that must be a whole number. */
    int wholeNumber(int column, String what) {
        try {
            return Integer.parseInt(columns[column]);
        } catch (NumberFormatException e) {
            throw error(what + " must be a whole number: " + columns[column]);
        }
    }

    /** What is wrong with this line, and where it is. */
    IllegalArgumentException error(String what) {
        return new IllegalArgumentException(file + ":" + number + ": " + what);
    }
}
