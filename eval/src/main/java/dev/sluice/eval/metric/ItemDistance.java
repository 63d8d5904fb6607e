package dev.sluice.eval.metric;

import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.store.EmbeddingStore;

/**
 * How far apart two items are. Symmetric and at least 0; NaN where it is not known, such as of an item without
 * attributes.
 */
@FunctionalInterface
public interface ItemDistance {
    /** The distance of two items. */
    double between(int one, int other);

    /** The distances among a few items, for whoever asks for all of them. */
    default Places among(int... items) {
        return (one, other) -> between(items[one], items[other]);
    }

    /** Distances of items by their places, from 0 on. */
    @FunctionalInterface
    interface Places {
        /** The distance of the items at two places. */
        double between(int one, int other);
    }

    /**
     * One less the cosine of their vectors, from 0 to 2. Not known of items without a row, or whose vector is 0. The
     * store must stay open.
     */
    static ItemDistance cosine(EmbeddingStore items) {
        return new CosineDistance(items);
    }

    /** One less the share of their common tags in all they have, from 0 to 1. Not known of items without tags. */
    static ItemDistance jaccard(TagColumn tags) {
        return new TagDistance(tags);
    }

    /** 0 for items of the same category, 1 for others. Not known of items without one. */
    static ItemDistance categories(TextColumn categories) {
        return (one, other) -> {
            int first = one < categories.rows() ? categories.code(one) : 0;
            int second = other < categories.rows() ? categories.code(other) : 0;
            return first == 0 || second == 0 ? Double.NaN : first == second ? 0 : 1;
        };
    }

    /**
     * By a column of items: {@link #jaccard} of tags, {@link #categories} of texts.
     *
     * @throws IllegalArgumentException if there is no such column, or it has numbers
     */
    static ItemDistance ofColumn(Entities items, String name) {
        Column column = items.require(name);
        if (column instanceof TagColumn tags) {
            return jaccard(tags);
        }
        if (column instanceof TextColumn texts) {
            return categories(texts);
        }
        throw new IllegalArgumentException("column " + name + " must have texts or tags, it has numbers");
    }
}
