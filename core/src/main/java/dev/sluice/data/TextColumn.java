package dev.sluice.data;

import dev.sluice.internal.file.GrowingPart;
import dev.sluice.internal.file.TableFile;
import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableOutput;
import dev.sluice.internal.file.TablePart;
import dev.sluice.internal.file.TableType;
import java.io.IOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.stream.IntStream;

/**
 * A column of texts, each distinct one kept once; the empty text is missing. Codes are given in the order in which
 * texts first appear, and a selection or a saved column keeps them. Costs 4 bytes a row. A text is made anew whenever
 * it is asked for; its code is not.
 */
public final class TextColumn implements Column {
    private final TablePart codes;
    /** The text of code 1 first. */
    private final Texts texts;

    private TextColumn(TablePart codes, Texts texts) {
        this.codes = codes;
        this.texts = texts;
    }

    /**
     * The texts in row order; the empty one is missing.
     *
     * @throws IllegalArgumentException if one is no valid Unicode
     */
    public static TextColumn of(List<String> texts) {
        GrowingTextIds distinct = new GrowingTextIds();
        GrowingPart codes = new GrowingPart(Integer.BYTES);
        for (String text : texts) {
            codes.addInt(text.isEmpty() ? 0 : distinct.rowOf(text));
        }
        return new TextColumn(codes.part(), distinct.texts());
    }

    /**
     * A column that is one of texts.
     *
     * @param name of the column, for the error
     * @throws IllegalArgumentException if it holds something else
     */
    public static TextColumn require(Column column, String name) {
        if (column instanceof TextColumn texts) {
            return texts;
        }
        throw new IllegalArgumentException("column " + name + " must hold texts: it holds numbers or tags");
    }

    /** Maps the column in a file, whose name is the first part. */
    static TextColumn open(TableFile file) throws IOException {
        TableHeader header = file.header();
        List<Long> parts = new ArrayList<>(List.of(header.partBytes(0), header.rows() * Integer.BYTES));
        parts.addAll(Texts.parts(header, 2));
        file.requireParts(parts);
        return new TextColumn(file.part(1, Integer.BYTES), Texts.open(file, 2));
    }

    void write(TableOutput output) throws IOException {
        codes.write(output);
        texts.write(output);
        output.complete(TableType.TEXTS, 1, rows(), rows());
    }

    @Override
    public int rows() {
        return (int) codes.rows();
    }

    /** The text of a row, empty if it has none. */
    public String text(int row) {
        return value(code(row));
    }

    @Override
    public String cell(int row) {
        return text(row);
    }

    private String value(int code) {
        return code == 0 ? "" : texts.get(code - 1);
    }

    /** The code of a row's text: its place in {@link #values}, 0 if it has none. */
    public int code(int row) {
        return codes.intAt(Objects.checkIndex(row, rows()));
    }

    /** The distinct texts, the empty one first: a list that makes a text anew whenever it is asked for. */
    public List<String> values() {
        return new Values(this);
    }

    private static final class Values extends AbstractList<String> implements RandomAccess {
        private final TextColumn column;

        Values(TextColumn column) {
            this.column = column;
        }

        @Override
        public String get(int code) {
            return column.value(Objects.checkIndex(code, size()));
        }

        @Override
        public int size() {
            return column.texts.size() + 1;
        }
    }

    @Override
    public TextColumn select(int[] rows) {
        GrowingPart selected = new GrowingPart(Integer.BYTES);
        for (int row : rows) {
            selected.addInt(code(row));
        }
        return new TextColumn(selected.part(), texts);
    }

    private List<String> texts() {
        return IntStream.range(0, rows()).mapToObj(this::text).toList();
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
