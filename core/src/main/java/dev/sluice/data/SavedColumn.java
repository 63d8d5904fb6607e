package dev.sluice.data;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A column of a saved table: its cells in a file, and the column read back from them. Begins with the empty row 0. */
interface SavedColumn {
    /** Adds the cell of the next row. */
    void add(Line line, int cell) throws DataException;

    /** The column so far. */
    Column build();

    /** The name of a column's type. */
    static String type(Column column) {
        if (column instanceof NumberColumn) {
            return "number";
        }
        return column instanceof TagColumn ? "tags" : "text";
    }

    /** What collects the cells of this type, if there is such a type. */
    static Optional<SavedColumn> ofType(String type) {
        return switch (type) {
            case "number" -> Optional.of(new Numbers());
            case "tags" -> Optional.of(new Tags());
            case "text" -> Optional.of(new Texts());
            default -> Optional.empty();
        };
    }

    /** The cell of a row. */
    static String cell(Column column, int row) {
        if (column instanceof NumberColumn numbers) {
            return Double.isNaN(numbers.number(row)) ? "" : Double.toString(numbers.number(row));
        }
        if (column instanceof TagColumn tags) {
            return tags.tags(row).stream().map(SavedColumn::escaped).collect(Collectors.joining("|"));
        }
        return ((TextColumn) column).text(row);
    }

    private static String escaped(String tag) {
        return tag.replace("\\", "\\\\").replace("|", "\\|");
    }

    /** Numbers as Java writes them, infinite ones included. */
    final class Numbers implements SavedColumn {
        private final DoubleArrayList numbers = DoubleArrayList.of(Double.NaN);

        @Override
        public void add(Line line, int cell) throws DataException {
            String text = line.cell(cell);
            try {
                numbers.add(text.isEmpty() ? Double.NaN : Double.parseDouble(text));
            } catch (NumberFormatException e) {
                throw line.malformed("expected a number, found " + Line.quoted(text));
            }
        }

        @Override
        public Column build() {
            return new NumberColumn(numbers.toDoubleArray());
        }
    }

    /** Texts as they stand. */
    final class Texts implements SavedColumn {
        private final List<String> texts = new ArrayList<>(List.of(""));

        @Override
        public void add(Line line, int cell) {
            texts.add(line.cell(cell));
        }

        @Override
        public Column build() {
            return TextColumn.of(texts);
        }
    }

    /** Tags with bars between them. */
    final class Tags implements SavedColumn {
        private final List<List<String>> tags = new ArrayList<>(List.of(List.of()));

        @Override
        public void add(Line line, int cell) throws DataException {
            List<String> split = split(line.cell(cell));
            if (split.contains("")) {
                throw line.malformed("a tag must not be empty: " + Line.quoted(line.cell(cell)));
            }
            tags.add(split);
        }

        @Override
        public Column build() {
            return TagColumn.of(tags);
        }

        private static List<String> split(String cell) {
            if (cell.isEmpty()) {
                return List.of();
            }
            List<String> split = new ArrayList<>();
            StringBuilder tag = new StringBuilder();
            for (int i = 0; i < cell.length(); i++) {
                char next = cell.charAt(i);
                if (next == '|') {
                    split.add(tag.toString());
                    tag.setLength(0);
                } else {
                    // A character behind a backslash stands for itself; a lone one at the end does too.
                    boolean escape = next == '\\' && i + 1 < cell.length();
                    tag.append(escape ? cell.charAt(++i) : next);
                }
            }
            split.add(tag.toString());
            return split;
        }
    }
}
