package dev.sluice.data.duplicate;

import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.NumberColumn;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which item each item of a catalogue has become. Of items that belong together the earliest stays: the one that was
 * {@code published} first, where the items have such a column of numbers, and of several or without it the one of the
 * lowest row. An item whose moment is missing comes after those that have one. Where an item stays it has become
 * itself, so that {@code canonical(canonical(row))} is {@code canonical(row)}.
 *
 * <p>It is a rule too, which links what it found: {@code new MergeItems(merges)} merges without looking again. Costs 4
 * bytes of heap a row. Immutable.
 */
public final class ItemMerges implements DuplicateRule {
    private static final String PUBLISHED = "published";

    private final IdIndex ids;
    private final DuplicateRule rule;
    private final int[] canonical;
    private final int[] sizes;

    private ItemMerges(IdIndex ids, DuplicateRule rule, int[] canonical) {
        this.ids = ids;
        this.rule = rule;
        this.canonical = canonical;
        this.sizes = new int[canonical.length];
        for (int row = 1; row < canonical.length; row++) {
            sizes[canonical[row]]++;
        }
    }

    /** What a rule makes of these items. */
    public static ItemMerges of(Entities items, DuplicateRule rule) {
        Links links = new Links(items.rows());
        rule.link(items, links);
        int[] earliest = new int[items.rows()];
        double[] moments = moments(items);
        for (int row = 1; row < earliest.length; row++) {
            int root = links.root(row);
            int known = earliest[root];
            earliest[root] = known == 0 || Double.compare(moments[row], moments[known]) < 0 ? row : known;
        }
        int[] canonical = new int[items.rows()];
        for (int row = 1; row < canonical.length; row++) {
            canonical[row] = earliest[links.root(row)];
        }
        return new ItemMerges(items.ids(), rule, canonical);
    }

    /** When each was published; what is not known, NaN, is later than all. */
    private static double[] moments(Entities items) {
        Column published = items.column(PUBLISHED).orElse(null);
        return published instanceof NumberColumn numbers
                ? IntStream.range(0, items.rows()).mapToDouble(numbers::number).toArray()
                : new double[items.rows()];
    }

    /** Rows of the items, the unknown among them. */
    public int rows() {
        return canonical.length;
    }

    /** The row of the item that this one has become, its own where it stays; the unknown's is its own. */
    public int canonical(int row) {
        return canonical[row];
    }

    /** Whether the item stands for others, or another for it. */
    public boolean isMerged(int row) {
        return sizes[canonical[row]] > 1;
    }

    /** How many items have become another. */
    public int merged() {
        return (int)
                IntStream.range(1, rows()).filter(row -> canonical[row] != row).count();
    }

    /** How many items stand for others. */
    public int groups() {
        return (int) IntStream.range(1, rows()).filter(row -> sizes[row] > 1).count();
    }

    /** How many items the one stands for that stands for most, itself among them; 1 where none is merged. */
    public int largest() {
        return IntStream.of(sizes).max().orElse(0);
    }

    /**
     * Some of the items that stand for others, the largest groups first: what chains bring together by mistake shows
     * there.
     *
     * @param most how many of them
     */
    public List<MergedItem> examples(int most) {
        Map<Integer, List<String>> merged = new LinkedHashMap<>();
        IntStream.range(1, rows())
                .filter(row -> sizes[row] > 1)
                .boxed()
                .sorted((row, other) -> Integer.compare(sizes[other], sizes[row]))
                .limit(most)
                .forEach(row -> merged.put(row, new ArrayList<>()));
        for (int row = 1; row < rows(); row++) {
            List<String> others = merged.get(canonical[row]);
            if (others != null && canonical[row] != row) {
                others.add(ids.id(row));
            }
        }
        return merged.entrySet().stream()
                .map(group -> new MergedItem(ids.id(group.getKey()), group.getValue()))
                .toList();
    }

    /** What an application needs to go on asking for the ids of items that have become another. */
    public ItemAliases aliases() {
        IntArrayList gone = new IntArrayList();
        for (int row = 1; row < rows(); row++) {
            if (canonical[row] != row) {
                gone.add(row);
            }
        }
        return ItemAliases.of(
                gone.intStream().mapToObj(ids::id).toList(),
                gone.intStream().mapToObj(row -> ids.id(canonical[row])).toList());
    }

    @Override
    public void link(Entities items, Links links) {
        if (links.rows() != rows()) {
            throw new IllegalArgumentException("merges of " + rows() + " rows, the items have " + links.rows());
        }
        for (int row = 1; row < rows(); row++) {
            links.link(canonical[row], row);
        }
    }

    @Override
    public String toString() {
        return merged() + " of " + (rows() - 1) + " items merged by " + rule;
    }
}
