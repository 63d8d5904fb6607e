package dev.sluice.data;

import dev.sluice.ItemSet;
import java.util.Collection;
import java.util.Set;
import java.util.function.DoublePredicate;

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

    /**
     * Allows items with one of these values in a column of texts or tags, such as categories.
     *
     * @param column what it refuses: a catalogue that has no such column, or numbers in it
     */
    static ItemFilter having(String column, Collection<String> values) {
        Set<String> wanted = Set.copyOf(values);
        return catalogue -> ItemSet.matching(
                catalogue.items().rows(), Values.having(catalogue.items().require(column), column, wanted));
    }

    /**
     * Allows items whose number in a column meets a condition, such as a price or the moment of publication. It is not
     * asked of items without a number, which are not allowed.
     *
     * @param column what it refuses: a catalogue that has no such column, or no numbers in it
     */
    static ItemFilter where(String column, DoublePredicate condition) {
        return catalogue -> ItemSet.matching(
                catalogue.items().rows(), Values.where(catalogue.items().require(column), column, condition));
    }

    /** The items that both filters allow. */
    default ItemFilter and(ItemFilter other) {
        return catalogue -> allowed(catalogue).and(other.allowed(catalogue));
    }

    /** The items that one of the filters allows at least. */
    default ItemFilter or(ItemFilter other) {
        return catalogue -> allowed(catalogue).or(other.allowed(catalogue));
    }

    /** The items that this filter does not allow. */
    default ItemFilter not() {
        return catalogue -> allowed(catalogue).complement();
    }
}
