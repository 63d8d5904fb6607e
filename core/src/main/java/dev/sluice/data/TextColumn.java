package dev.sluice.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A column of texts, each distinct one kept once; the empty text is missing. Codes are given in the order in which
 * texts first appear, and a selection keeps them. Costs 4 bytes a row.
 */
public final class TextColumn implements Column {
    private final List<String> values;
    private final int[] codes;

    private TextColumn(List<String> values, int[] codes) {
        this.values = values;
        this.codes = codes;
    }

    /** The texts in row order; the empty one is missing. */
    public static TextColumn of(List<String> texts) {
        IdIndex.Builder index = new IdIndex.Builder();
        int[] codes = new int[texts.size()];
        for (int row = 0; row < codes.length; row++) {
            String text = texts.get(row);
            codes[row] = text.isEmpty() ? 0 : index.rowOf(text);
        }
        List<String> values = new ArrayList<>();
        values.add("");
        values.addAll(index.build().ids());
        return new TextColumn(List.copyOf(values), codes);
    }

    @Override
    public int rows() {
        return codes.length;
    }

    /** The text of a row, empty if it has none. */
    public String text(int row) {
        return values.get(codes[row]);
    }

    /** The code of a row's text: its place in {@link #values}, 0 if it has none. */
    public int code(int row) {
        return codes[row];
    }

    /** The distinct texts, the empty one first. */
    public List<String> values() {
        return values;
    }

    @Override
    public TextColumn select(int[] rows) {
        int[] selected = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = codes[rows[i]];
        }
        return new TextColumn(values, selected);
    }

    private List<String> texts() {
        return Arrays.stream(codes).mapToObj(values::get).toList();
    }

    /** Whether the other has the same texts in the same rows, whatever their codes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TextColumn column && texts().equals(column.texts());
    }

    @Override
    public int hashCode() {
        return texts().hashCode();
    }
}
