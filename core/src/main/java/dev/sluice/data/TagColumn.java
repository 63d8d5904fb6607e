package dev.sluice.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A column of sets of tags, such as genres. Codes are given in the order in which tags first appear, and a selection
 * keeps them. Costs 4 bytes a row and 4 a tag.
 */
public final class TagColumn implements Column {
    private final List<String> values;
    private final int[] starts;
    private final int[] codes;

    private TagColumn(List<String> values, int[] starts, int[] codes) {
        this.values = values;
        this.starts = starts;
        this.codes = codes;
    }

    /**
     * The tags of each row in row order.
     *
     * @param tags none of them empty
     */
    public static TagColumn of(List<List<String>> tags) {
        IdIndex.Builder index = new IdIndex.Builder();
        int[] starts = new int[tags.size() + 1];
        for (int row = 0; row < tags.size(); row++) {
            starts[row + 1] = starts[row] + tags.get(row).size();
        }
        int[] codes = new int[starts[tags.size()]];
        int next = 0;
        for (List<String> row : tags) {
            for (String tag : row) {
                codes[next++] = index.rowOf(tag) - 1;
            }
        }
        return new TagColumn(index.build().ids(), starts, codes);
    }

    @Override
    public int rows() {
        return starts.length - 1;
    }

    /** The tags of a row. */
    public List<String> tags(int row) {
        return Arrays.stream(codes(row)).mapToObj(values::get).toList();
    }

    /** The codes of a row's tags: their places in {@link #values}. */
    public int[] codes(int row) {
        return Arrays.copyOfRange(codes, starts[row], starts[row + 1]);
    }

    /** The distinct tags. */
    public List<String> values() {
        return values;
    }

    @Override
    public TagColumn select(int[] rows) {
        int[] selectedStarts = new int[rows.length + 1];
        for (int i = 0; i < rows.length; i++) {
            selectedStarts[i + 1] = selectedStarts[i] + starts[rows[i] + 1] - starts[rows[i]];
        }
        int[] selected = new int[selectedStarts[rows.length]];
        for (int i = 0; i < rows.length; i++) {
            int length = selectedStarts[i + 1] - selectedStarts[i];
            System.arraycopy(codes, starts[rows[i]], selected, selectedStarts[i], length);
        }
        return new TagColumn(values, selectedStarts, selected);
    }

    private List<List<String>> tags() {
        return IntStream.range(0, rows()).mapToObj(this::tags).toList();
    }

    /** Whether the other has the same tags in the same rows and order, whatever their codes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TagColumn column && tags().equals(column.tags());
    }

    @Override
    public int hashCode() {
        return tags().hashCode();
    }
}
