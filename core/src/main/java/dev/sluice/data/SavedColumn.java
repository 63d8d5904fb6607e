package dev.sluice.data;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A column of a table in csv, read from its cells. Begins with the empty row 0. */
interface SavedColumn {
    /** Adds the cell of the next row. */
    void add(Line line, int cell) throws DataException;

    /** The column so far. */
    Column build();

    /** What collects the cells of this type, if there is such a type. */
    static Optional<SavedColumn> ofType(String type) {
        return switch (type) {
            case "number" -> Optional.of(new Numbers());
            case "tags" -> Optional.of(new Tags());
            case "text" -> Optional.of(new Texts());
            default -> Optional.empty();
        };
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
