package dev.sluice.eval.report;

import java.util.ArrayList;
import java.util.List;

/** A table in the shape of the template. */
record Grid(String name, List<Column> columns, List<Row> rows) {
    record Column(String name, boolean numeric) {}

    record Row(Cell head, List<Cell> cells) {}

    /**
     * What stands in a place.
     *
     * @param exact the number behind the text, all its digits; empty if there is none
     */
    record Cell(String text, String exact, boolean numeric) {
        static final Cell NONE = new Cell("", "", true);
        static final Cell MISSING = new Cell(Numbers.MISSING, "", true);

        static Cell of(double value) {
            return new Cell(Numbers.text(value), Double.toString(value), true);
        }

        static Cell of(String text) {
            return new Cell(text, "", false);
        }
    }

    static Grid of(Table table) {
        List<Column> columns = new ArrayList<>();
        for (int place = 0; place < table.columns().size(); place++) {
            columns.add(new Column(table.columns().get(place), isNumeric(table.rows(), place)));
        }
        return new Grid(
                table.title(),
                columns,
                table.rows().stream().map(row -> row(columns, row)).toList());
    }

    /** A grid whose columns are numeric but the first. */
    static Grid ofNumbers(String name, List<String> columns, List<Row> rows) {
        List<Column> all = new ArrayList<>();
        for (String column : columns) {
            all.add(new Column(column, !all.isEmpty()));
        }
        return new Grid(name, all, rows);
    }

    private static boolean isNumeric(List<List<String>> rows, int place) {
        List<String> cells = rows.stream().map(row -> row.get(place)).toList();
        return cells.stream().anyMatch(Numbers::isNumber)
                && cells.stream().allMatch(cell -> Numbers.isNumber(cell) || Numbers.isUnknown(cell));
    }

    private static Row row(List<Column> columns, List<String> texts) {
        List<Cell> cells = new ArrayList<>();
        for (int place = 0; place < texts.size(); place++) {
            boolean numeric = columns.get(place).numeric();
            String text = texts.get(place);
            cells.add(new Cell(numeric && text.strip().equals("NaN") ? Numbers.MISSING : text, "", numeric));
        }
        return new Row(cells.get(0), cells.subList(1, cells.size()));
    }
}
