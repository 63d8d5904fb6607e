package dev.sluice.eval.trec;

import java.nio.file.Path;

/** A line of a file, in columns, which knows where it stands. */
final class Line {
    private final Path file;
    private final int number;
    private final String text;
    /** Where each column begins and ends, in turn: most columns are never looked at, and need no text of their own. */
    private final int[] bounds;

    private Line(Path file, int number, String text, int[] bounds) {
        this.file = file;
        this.number = number;
        this.text = text;
        this.bounds = bounds;
    }

    /** Divides a line's text, which must have this many columns. */
    static Line parse(Path file, int number, String text, int columns) {
        int[] bounds = new int[2 * columns];
        int found = 0;
        for (int at = skip(text, 0, true); at < text.length(); at = skip(text, at, true)) {
            int end = skip(text, at, false);
            if (found < columns) {
                bounds[2 * found] = at;
                bounds[2 * found + 1] = end;
            }
            found++;
            at = end;
        }
        Line line = new Line(file, number, text, bounds);
        if (found != columns) {
            throw line.error("expected " + columns + " columns, found " + found);
        }
        return line;
    }

    /** The first place from here on where there is no more white space, or no more of anything else. */
    private static int skip(String text, int from, boolean white) {
        int at = from;
        while (at < text.length() && isWhite(text.charAt(at)) == white) {
            at++;
        }
        return at;
    }

    private static boolean isWhite(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** A column, counted from 0. */
    String text(int column) {
        return text.substring(bounds[2 * column], bounds[2 * column + 1]);
    }

    /** A column that must be a number. */
    double number(int column, String what) {
        try {
            double value = Double.parseDouble(text(column));
            if (!Double.isNaN(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a NaN.
        }
        throw error(what + " must be a number: " + text(column));
    }

    /** A column that must be a whole number. */
    int wholeNumber(int column, String what) {
        try {
            return Integer.parseInt(text(column));
        } catch (NumberFormatException e) {
            throw error(what + " must be a whole number: " + text(column));
        }
    }

    /** What is wrong with this line, and where it is. */
    IllegalArgumentException error(String what) {
        return new IllegalArgumentException(file + ":" + number + ": " + what);
    }
}
