package dev.sluice.ranking;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.store.ModelSnapshot;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;

/**
 * The values that a text or tag column gives each item, as codes: one code or none for a text, the distinct ones for
 * tags. A copy that reads without allocating; costs 4 bytes an item and 4 a value.
 */
public final class ItemValues {
    private final int[] starts;
    private final int[] codes;
    private final int distinct;

    private ItemValues(int[] starts, int[] codes, int distinct) {
        this.starts = starts;
        this.codes = codes;
        this.distinct = distinct;
    }

    /**
     * The values of a column of the catalogue's items: one copy for all that read it.
     *
     * @throws IllegalArgumentException if there is no such column, or it holds numbers
     */
    public static ItemValues of(ModelSnapshot snapshot, String column) {
        return snapshot.once(
                ItemValues.class, column, () -> in(snapshot.catalogue().items(), column));
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
        int[] starts = new int[texts.rows() + 1];
        IntArrayList codes = new IntArrayList(texts.rows());
        for (int item = 0; item < texts.rows(); item++) {
            if (texts.code(item) != 0) {
                codes.add(texts.code(item));
            }
            starts[item + 1] = codes.size();
        }
        return new ItemValues(starts, codes.toIntArray(), texts.values().size());
    }

    private static ItemValues of(TagColumn tags) {
        int[] starts = new int[tags.rows() + 1];
        IntArrayList codes = new IntArrayList(tags.rows());
        int[] row = {};
        for (int item = 0; item < tags.rows(); item++) {
            int count = tags.count(item);
            row = IntArrays.grow(row, count);
            tags.codes(item, row);
            Arrays.sort(row, 0, count);
            for (int i = 0; i < count; i++) {
                if (i == 0 || row[i] != row[i - 1]) {
                    codes.add(row[i]);
                }
            }
            starts[item + 1] = codes.size();
        }
        return new ItemValues(starts, codes.toIntArray(), tags.values().size());
    }

    /**
     * The values of each candidate, in their order and in their memory. Of many candidates this is several times as
     * fast as asking for one after the other, since the machine waits for many of them at a time.
     */
    public BatchValues of(Candidates candidates) {
        int[] items = candidates.memory().ints(candidates.size());
        candidates.items(items);
        return of(items, candidates.size(), candidates.memory());
    }

    /**
     * The values of some items, in their order.
     *
     * @param count how many of {@code items}, at most all
     * @param memory where they are to be, as long as the batch in it
     */
    public BatchValues of(int[] items, int count, BatchMemory memory) {
        int[] from = memory.ints(count);
        int[] ends = memory.ints(count);
        int all = 0;
        for (int i = 0; i < count; i++) {
            from[i] = starts[items[i]];
            all += count(items[i]);
            ends[i] = all;
        }
        int[] gathered = memory.ints(all);
        int place = 0;
        for (int i = 0; i < count; i++) {
            for (int at = from[i]; place < ends[i]; at++) {
                gathered[place++] = codes[at];
            }
        }
        return new BatchValues(ends, gathered, all);
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
