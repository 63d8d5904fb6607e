package dev.sluice.eval.trec;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;
import java.util.function.Consumer;

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

    /** Reads a file line after line, each with this many columns, and returns how many there are. */
    static int readAll(Path file, int columns, Consumer<Line> each) throws IOException {
        int number = 0;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                String read = number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
                each.accept(parse(file, number, read, columns));
            }
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ": expected UTF-8 text, found other bytes", e);
        }
        return number;
    }

    private static Line parse(Path file, int number, String text, int columns) {
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
