package dev.sluice.data;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Collects the cells of a column, each distinct one kept once, until it is known what they are. Costs 4 bytes a row and
 * about 100 a distinct cell.
 */
final class ColumnCollector implements CellCollector {
    private static final String NO_TAGS = "(no genres listed)";

    private final ColumnKind kind;
    private final IdIndex.Builder distinct = new IdIndex.Builder();
    private final IntArrayList codes = new IntArrayList();

    ColumnCollector(ColumnKind kind) {
        this.kind = kind;
    }

    @Override
    public void set(int at, Row row, int column) {
        set(at, row.cell(column));
    }

    /** Sets the cell of a row; rows never set stay empty. */
    void set(int row, String cell) {
        while (row >= codes.size()) {
            // One by one, since only this makes the list grow by more than is asked for.
            codes.add(IdIndex.UNKNOWN);
        }
        codes.set(row, cell.isEmpty() ? IdIndex.UNKNOWN : distinct.rowOf(cell));
    }

    @Override
    public Column build(int rows) {
        codes.size(rows);
        // A copy, so that rows of the same cell share its text.
        List<String> cells = List.copyOf(distinct.build().ids());
        return switch (kind) {
            case TEXT -> texts(cells);
            case NUMBER -> numbers(cells);
            case TAGS -> tags(cells);
            case NUMBER_OR_TEXT -> cells.stream().allMatch(Decimals::isNumber) ? numbers(cells) : texts(cells);
        };
    }

    private TextColumn texts(List<String> cells) {
        return TextColumn.of(codes.intStream()
                .mapToObj(code -> code == IdIndex.UNKNOWN ? "" : cells.get(code - 1))
                .toList());
    }

    private NumberColumn numbers(List<String> cells) {
        double[] numbers = cells.stream().mapToDouble(Decimals::parse).toArray();
        return new NumberColumn(codes.intStream()
                .mapToDouble(code -> code == IdIndex.UNKNOWN ? Double.NaN : numbers[code - 1])
                .toArray());
    }

    private TagColumn tags(List<String> cells) {
        List<List<String>> split = IntStream.rangeClosed(0, cells.size())
                .mapToObj(code -> code == IdIndex.UNKNOWN ? List.<String>of() : split(cells.get(code - 1)))
                .toList();
        return TagColumn.of(codes.intStream().mapToObj(split::get).toList());
    }

    private static List<String> split(String cell) {
        return cell.equals(NO_TAGS)
                ? List.of()
                : Arrays.stream(cell.split("\\|"))
                        .filter(tag -> !tag.isEmpty())
                        .distinct()
                        .toList();
    }
}
