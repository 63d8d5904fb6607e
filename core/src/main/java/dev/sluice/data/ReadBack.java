package dev.sluice.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What columns in csv are read back as: cells do not say what they are. */
final class ReadBack {
    private ReadBack() {}

    /**
     * What is read back otherwise than it was written, a line for each such column.
     *
     * @param kinds what readers take a column of a name for
     * @param first the first row that is written
     */
    static List<String> changes(Map<String, Column> columns, Function<String, ColumnKind> kinds, int first) {
        List<String> changes = new ArrayList<>();
        columns.forEach((name, column) -> change(column, kinds.apply(name), first)
                .ifPresent(read -> changes.add(name + " is read back as " + read)));
        return changes;
    }

    private static Optional<String> change(Column column, ColumnKind kind, int first) {
        String read = switch (kind) {
            case TAGS -> "tags";
            case TEXT -> "texts";
            case NUMBER -> "numbers";
            case NUMBER_OR_TEXT -> hasNumbersAlone(column, first) ? "numbers" : "texts";
        };
        if (!read.equals(kind(column))) {
            return Optional.of(read);
        }
        // A number is written so that it is read back, a text as it is; tags are cut at bars.
        return column instanceof TagColumn tags && !isCutTheSame(tags, first)
                ? Optional.of("other tags")
                : Optional.empty();
    }

    private static String kind(Column column) {
        if (column instanceof NumberColumn) {
            return "numbers";
        }
        return column instanceof TextColumn ? "texts" : "tags";
    }

    private static boolean hasNumbersAlone(Column column, int first) {
        return IntStream.range(first, column.rows()).allMatch(row -> isNumberOrMissing(column, row));
    }

    private static boolean isNumberOrMissing(Column column, int row) {
        if (column instanceof NumberColumn numbers && Math.abs(numbers.number(row)) < Decimals.MOST_EXACT_DOUBLE) {
            return true; // whatever it is written like
        }
        String cell = column.cell(row);
        return cell.isEmpty() || Decimals.isNumber(cell);
    }

    private static boolean isCutTheSame(TagColumn tags, int first) {
        ColumnCollector cells = new ColumnCollector(ColumnKind.TAGS);
        for (int row = first; row < tags.rows(); row++) {
            cells.set(row, tags.cell(row));
        }
        TagColumn read = (TagColumn) cells.build(tags.rows());
        return IntStream.range(first, tags.rows())
                .allMatch(row -> read.tags(row).equals(tags.tags(row)));
    }
}
