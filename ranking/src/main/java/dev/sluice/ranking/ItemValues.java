package dev.sluice.ranking;

import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.store.ModelSnapshot;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The values that a text or tag column gives each item, as codes: one code or none for a text, the distinct ones for
 * tags. A copy that reads without allocating; costs 4 bytes an item and 4 a value.
 */
public final class ItemValues {
    private final int[] starts;
    private final int[] codes;
    private final int distinct;

    private ItemValues(int[][] codes, int distinct) {
        this.starts = new int[codes.length + 1];
        for (int item = 0; item < codes.length; item++) {
            starts[item + 1] = starts[item] + codes[item].length;
        }
        this.codes = Arrays.stream(codes).flatMapToInt(IntStream::of).toArray();
        this.distinct = distinct;
    }

    /**
     * The values of a column of the catalogue's items.
     *
     * @throws IllegalArgumentException if there is no such column, or it holds numbers
     */
    public static ItemValues of(ModelSnapshot snapshot, String column) {
        return in(snapshot.catalogue().items(), column);
    }

    /**
     * The values of a column of entities, which may be users as well.
     *
     * @throws IllegalArgumentException if there is no such column, or it holds numbers
     */
    public static ItemValues in(Entities entities, String column) {
        Column values = entities.require(column);
        if (values instanceof TextColumn texts) {
            return of(texts);
        }
        if (values instanceof TagColumn tags) {
            return of(tags);
        }
        throw new IllegalArgumentException("column " + column + " must hold texts or tags: it holds numbers");
    }

    private static ItemValues of(TextColumn texts) {
        int[][] codes = new int[texts.rows()][];
        Arrays.setAll(codes, item -> texts.code(item) == 0 ? new int[0] : new int[] {texts.code(item)});
        return new ItemValues(codes, texts.values().size());
    }

    private static ItemValues of(TagColumn tags) {
        int[][] codes = new int[tags.rows()][];
        Arrays.setAll(
                codes,
                item -> IntStream.of(tags.codes(item)).sorted().distinct().toArray());
        return new ItemValues(codes, tags.values().size());
    }

    /** How many rows of items, the unknown among them. */
    public int rows() {
        return starts.length - 1;
    }

    /** Every code is below. */
    public int codes() {
        return distinct;
    }

    /** How many values an item has. */
    public int count(int item) {
        return starts[item + 1] - starts[item];
    }

    /**
     * The code of one of an item's values; they are distinct and ascend.
     *
     * @param place from 0 to {@code count(item) - 1}
     */
    public int code(int item, int place) {
        return codes[starts[item] + place];
    }
}
