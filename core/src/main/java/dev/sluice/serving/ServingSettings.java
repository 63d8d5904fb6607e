package dev.sluice.serving;

import dev.sluice.data.ItemFilter;

/**
 * What a {@link RepositoryRecommender} may return. Start from {@link #defaults()} and change what matters.
 *
 * @param items the items that may be recommended at all, asked once for each version
 * @param seen what becomes of items in the user's history
 */
public record ServingSettings(ItemFilter items, SeenItems seen) {
    /** Every item that the user has not seen. */
    public static ServingSettings defaults() {
        return new ServingSettings(ItemFilter.ALL, SeenItems.EXCLUDE);
    }

    /** These settings for other items. */
    public ServingSettings withItems(ItemFilter filter) {
        return new ServingSettings(filter, seen);
    }

    /** These settings with another rule for seen items. */
    public ServingSettings withSeen(SeenItems rule) {
        return new ServingSettings(items, rule);
    }
}
