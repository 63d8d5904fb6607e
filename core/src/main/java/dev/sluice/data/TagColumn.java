package dev.sluice.data;

import dev.sluice.internal.file.GrowingPart;
import dev.sluice.internal.file.TableFile;
import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableOutput;
import dev.sluice.internal.file.TablePart;
import dev.sluice.internal.file.TableType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A column of sets of tags, such as genres. Codes are given in the order in which tags first appear, and a selection or
 * a saved column keeps them. Costs 4 bytes a row and 4 a tag. The text of a tag is made anew whenever it is asked for.
 */
public final class TagColumn implements Column {
    /** Where the codes of each row begin, and where the last one's end. */
    private final TablePart begins;

    private final TablePart codes;
    private final Texts texts;

    private TagColumn(TablePart begins, TablePart codes, Texts texts) {
        this.begins = begins;
        this.codes = codes;
        this.texts = texts;
    }

    /**
     * The tags of each row in row order.
     *
     * @param tags none of them empty
     * @throws IllegalArgumentException if one is empty or no valid Unicode
     */
    public static TagColumn of(List<List<String>> tags) {
        GrowingTextIds distinct = new GrowingTextIds();
        GrowingPart begins = new GrowingPart(Integer.BYTES);
        GrowingPart codes = new GrowingPart(Integer.BYTES);
        begins.addInt(0);
        for (List<String> row : tags) {
            for (String tag : row) {
                codes.addInt(distinct.rowOf(requireTag(tag)) - 1);
            }
            begins.addInt(Math.toIntExact(codes.rows()));
        }
        return new TagColumn(begins.part(), codes.part(), distinct.texts());
    }

    private static String requireTag(String tag) {
        if (tag.isEmpty()) {
            throw new IllegalArgumentException("a tag must not be empty");
        }
        return tag;
    }

    /**
     * A column that is one of tags.
     *
     * @param name of the column, for the error
     * @throws IllegalArgumentException if it holds something else
     */
    public static TagColumn require(Column column, String name) {
        if (column instanceof TagColumn tags) {
            return tags;
        }
        throw new IllegalArgumentException("column " + name + " must hold tags: it holds texts or numbers");
    }

    /** Maps the column in a file, whose name is the first part. */
    static TagColumn open(TableFile file) throws IOException {
        TableHeader header = file.header();
        List<Long> parts = new ArrayList<>(
                List.of(header.partBytes(0), (header.rows() + 1) * Integer.BYTES, header.elements() * Integer.BYTES));
        parts.addAll(Texts.parts(header, 3));
        file.requireParts(parts);
        return new TagColumn(file.part(1, Integer.BYTES), file.part(2, Integer.BYTES), Texts.open(file, 3));
    }

    void write(TableOutput output) throws IOException {
        begins.write(output);
        codes.write(output);
        texts.write(output);
        output.complete(TableType.TAGS, 1, rows(), codes.rows());
    }

    @Override
    public int rows() {
        return (int) begins.rows() - 1;
    }

    /** The tags of a row. */
    public List<String> tags(int row) {
        return Arrays.stream(codes(row)).mapToObj(texts::get).toList();
    }

    @Override
    public String cell(int row) {
        return String.join("|", tags(row));
    }

    /** The codes of a row's tags: their places in {@link #values}. */
    public int[] codes(int row) {
        int[] all = new int[count(row)];
        codes(row, all);
        return all;
    }

    /** How many tags a row has. */
    public int count(int row) {
        int begin = begins.intAt(Objects.checkIndex(row, rows()));
        int end = begins.intAt(row + 1L);
        if (begin < 0 || end < begin || end > codes.rows()) {
            throw codes.damaged("tags of row " + row + " stand from " + begin + " to " + end + " of " + codes.rows());
        }
        return end - begin;
    }

    /**
     * Copies the codes of a row's tags.
     *
     * @param into receives {@code count(row)} codes; what is behind them is left alone
     */
    public void codes(int row, int[] into) {
        int count = count(row);
        int begin = begins.intAt(row);
        for (int i = 0; i < count; i++) {
            into[i] = codes.intAt((long) begin + i);
        }
    }

    /** The distinct tags: a list that makes a text anew whenever it is asked for. */
    public List<String> values() {
        return texts.list();
    }

    @Override
    public TagColumn select(int[] rows) {
        GrowingPart selectedBegins = new GrowingPart(Integer.BYTES);
        GrowingPart selected = new GrowingPart(Integer.BYTES);
        selectedBegins.addInt(0);
        for (int row : rows) {
            Arrays.stream(codes(row)).forEach(selected::addInt);
            selectedBegins.addInt(Math.toIntExact(selected.rows()));
        }
        return new TagColumn(selectedBegins.part(), selected.part(), texts);
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
