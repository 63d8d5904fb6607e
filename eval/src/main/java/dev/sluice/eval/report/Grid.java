package dev.sluice.eval.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A table in the shape of the template. */
record Grid(String name, List<Column> columns, List<Row> rows) {
    private static final String NUMBER = "number";
    private static final String PROSE = "prose";
    private static final String WORD = "";
    private static final int PROSE_FROM = 25;

    /** A column, with the style of its cells. */
    record Column(String name, String style) {}

    /** A row; the first cell says what the others are about. */
    record Row(Cell head, List<Cell> cells) {}

    /**
     * What stands in a place.
     *
     * @param aside less important than the text, and behind it; may be empty
     * @param exact the number behind the text with all its digits; empty if there is none
     * @param style of the cell; several are apart by a space
     */
    record Cell(String text, String aside, String exact, String style) {
        /** There is nothing, nor could there be. */
        static final Cell NONE = new Cell("", "", "", NUMBER);
        /** There could be a number, and is none. */
        static final Cell MISSING = new Cell(Decimals.MISSING, "", "", NUMBER);

        static Cell of(double number, Decimals decimals) {
            return new Cell(decimals.text(number), "", Double.toString(number), NUMBER);
        }

        static Cell of(String text) {
            return of(text, WORD);
        }

        private static Cell of(String text, String style) {
            if (!style.equals(NUMBER)) {
                return new Cell(text, "", "", style);
            }
            if (text.strip().equals("NaN")) {
                return MISSING;
            }
            return NumericText.of(text)
                    .map(number -> new Cell(number.number(), number.interval(), "", NUMBER))
                    .orElse(new Cell(text, "", "", NUMBER));
        }

        private Cell toned(Tone tone) {
            return new Cell(text, aside, exact, (style + " " + tone.name().toLowerCase(Locale.ROOT)).strip());
        }
    }

    static Grid of(Table table) {
        List<Column> columns = IntStream.range(0, table.columns().size())
                .mapToObj(place -> new Column(table.columns().get(place), style(table.rows(), place)))
                .toList();
        List<Row> rows = table.rows().stream()
                .map(row -> row(columns, row, table.tones()))
                .toList();
        return new Grid(table.title(), columns, rows);
    }

    /** A grid whose first column names the rows, where all others are numbers. */
    static Grid ofNumbers(String name, List<String> columns, List<Row> rows) {
        String first = rows.stream().anyMatch(row -> row.head().style().equals(NUMBER)) ? NUMBER : WORD;
        List<Column> all = columns.stream()
                .map(column -> new Column(column, NUMBER))
                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
        all.set(0, new Column(columns.get(0), first));
        return new Grid(name, all, rows);
    }

    private static String style(List<List<String>> rows, int place) {
        List<String> texts = rows.stream().map(row -> row.get(place)).toList();
        if (NumericText.isColumn(texts)) {
            return NUMBER;
        }
        return texts.stream().anyMatch(text -> text.length() >= PROSE_FROM) ? PROSE : WORD;
    }

    private static Row row(List<Column> columns, List<String> texts, Map<String, Tone> tones) {
        List<Cell> cells = IntStream.range(0, texts.size())
                .mapToObj(place -> cell(texts.get(place), columns.get(place).style(), tones))
                .toList();
        return new Row(cells.get(0), cells.subList(1, cells.size()));
    }

    private static Cell cell(String text, String style, Map<String, Tone> tones) {
        Cell cell = Cell.of(text, style);
        return Optional.ofNullable(tones.get(text)).map(cell::toned).orElse(cell);
    }
}
