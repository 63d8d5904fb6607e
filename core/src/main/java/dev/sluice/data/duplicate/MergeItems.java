package dev.sluice.data.duplicate;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Column;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.Interactions;
import dev.sluice.data.content.AttributeRule;
import dev.sluice.data.prepare.Account;
import dev.sluice.data.prepare.Step;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes one item of those that are one and the same, in events and catalogue alike: see {@link ItemMerges} for which of
 * them stays.
 *
 * <p>Events of items that are gone become events of those they have become. Of what a user did with an item that stands
 * for others only the earliest event stays: of each {@code type} and {@code request}, where the events have these
 * columns; of those of one moment the first. The others are left out as repeats. Events of all other items stay,
 * repeats included.
 *
 * <p>The catalogue loses the rows of the items that are gone, so rows are numbered anew, in the order of the first item
 * of each that became one. What stays keeps its own attributes, but for labels: of these it gets the strictest that it
 * or one of the others has, so that what is denied under one id is denied under all. A column of tags
 * {@value ItemAliases#COLUMN} says which ids are gone: it is saved with a version, and {@link ItemAliases#of} reads it.
 * Costs what the rule costs, and 8 bytes an event.
 *
 * @param rule says which items are one and the same
 * @param labels which columns are labels, where the items have them, and which of these are strict
 */
public record MergeItems(DuplicateRule rule, List<AttributeRule> labels) implements Step {
    public MergeItems {
        labels = List.copyOf(labels);
    }

    /** Merges items that have no labels. */
    public MergeItems(DuplicateRule rule) {
        this(rule, List.of());
    }

    /** The same for items that have these labels, too. */
    public MergeItems withLabels(AttributeRule more) {
        return new MergeItems(
                rule, Stream.concat(labels.stream(), Stream.of(more)).toList());
    }

    @Override
    public Dataset apply(Dataset data, Account account) {
        Entities items = data.catalogue().items();
        ItemMerges merges = ItemMerges.of(items, rule);
        account.note("items merged into others", merges.merged());
        account.note("items that others were merged into", merges.groups());
        if (merges.merged() == 0) {
            return data;
        }
        account.note("items in the largest group", merges.largest());
        Interactions events = data.interactions().withItems(items.rows(), merges::canonical);
        Interactions once = events.select(new Repeats(events, merges::isMerged).without());
        account.leaveOut("repeats of a merged item", events.size() - once.size());
        return renumbered(once, data.catalogue().users(), merges, columns(items, merges, account));
    }

    /** The columns of all rows, as the items that stay have them. */
    private Entities columns(Entities items, ItemMerges merges, Account account) {
        Map<String, Column> columns = new LinkedHashMap<>(items.columns());
        for (AttributeRule label : labels) {
            items.column(label.column()).ifPresent(column -> {
                int[] strictest = new StrictestCopies(items, merges, label).rows();
                account.note(
                        "items that got the stricter " + label.column() + " of another",
                        StrictestCopies.others(strictest));
                columns.put(label.column(), column.select(strictest));
            });
        }
        columns.put(ItemAliases.COLUMN, MergedIds.of(items, merges));
        return new Entities(items.ids(), columns);
    }

    private static Dataset renumbered(Interactions events, Entities users, ItemMerges merges, Entities all) {
        IntArrayList kept = new IntArrayList();
        int[] rows = new int[merges.rows()];
        for (int row = 1; row < rows.length; row++) {
            int canonical = merges.canonical(row);
            if (rows[canonical] == 0) {
                kept.add(canonical);
                rows[canonical] = kept.size();
            }
        }
        Entities items = all.select(kept.toIntArray());
        return new Dataset(events.withItems(items.rows(), row -> rows[row]), new Catalogue(items, users));
    }
}
