package dev.sluice.data;

import dev.sluice.ItemSet;

/**
 * Says which items of a catalogue may be recommended at all. It is asked once for each model version, and its answer is
 * applied inside every scan.
 */
@FunctionalInterface
public interface ItemFilter {
    /** Allows every item. */
    ItemFilter ALL = items -> ItemSet.all(items.items().rows());

    /** The allowed items, a set over {@code catalogue.items().rows()} rows. */
    ItemSet allowed(Catalogue catalogue);

    /** The items that both filters allow. */
    default ItemFilter and(ItemFilter other) {
        return catalogue -> allowed(catalogue).and(other.allowed(catalogue));
    }
}
