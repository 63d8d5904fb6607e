package dev.sluice.data;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;

/**
 * The ids that came often enough to have a row of their own. All others are the unknown, row 0, and counted.
 *
 * <pre>{@code
 * var tags = new Vocabulary.Builder();
 * events.forEach(event -> tags.add(event.tag()));
 * Vocabulary known = tags.fit(5, 100_000); // of at least 5 events, the 100,000 most frequent
 * }</pre>
 *
 * @param ids those that have rows, in the order in which they first came
 * @param knownEvents how many events are theirs
 * @param unknownEvents how many events fall to the unknown
 * @param leftOut how many ids have no row
 */
public record Vocabulary(IdIndex ids, long knownEvents, long unknownEvents, int leftOut) {
    /** As many ids as there are. */
    public static final int ALL = Integer.MAX_VALUE;

    /**
     * Fits to the items of events. Take those that are trained on, so that the vocabulary knows nothing of the test.
     *
     * @param leastEvents that an item must have, at least 0; with 0 items that have none get a row, too
     * @param mostItems the most frequent ones, at least 1; of equally frequent ones those that come first in the
     *     catalogue
     */
    public static Vocabulary ofItems(Dataset data, long leastEvents, int mostItems) {
        Interactions events = data.interactions();
        long[] counts = new long[events.itemRows()];
        for (int event = 0; event < events.size(); event++) {
            counts[events.item(event)]++;
        }
        return fit(data.catalogue().items().ids(), counts, leastEvents, mostItems);
    }

    /** @param counts events of each row; nothing at row 0 */
    private static Vocabulary fit(IdIndex all, long[] counts, long leastEvents, int mostIds) {
        requireLimits(leastEvents, mostIds);
        Cut cut = Cut.of(counts, leastEvents, mostIds);
        IdIndex.Builder kept = new IdIndex.Builder();
        long known = 0;
        long total = 0;
        int atCut = 0;
        for (int row = 1; row < counts.length; row++) {
            total += counts[row];
            boolean last = counts[row] == cut.events && atCut++ < cut.ties;
            if (counts[row] > cut.events || last) {
                kept.rowOf(all.id(row));
                known += counts[row];
            }
        }
        return new Vocabulary(kept.build(), known, total - known, all.rows() - kept.rows());
    }

    private static void requireLimits(long leastEvents, int mostIds) {
        if (leastEvents < 0) {
            throw new IllegalArgumentException("least events must be at least 0: " + leastEvents);
        }
        if (mostIds < 1) {
            throw new IllegalArgumentException("most ids must be at least 1: " + mostIds);
        }
    }

    /** Ids of more events than these stay, and so many of those that have as many, the first ones. */
    private record Cut(long events, int ties) {
        static Cut of(long[] counts, long leastEvents, int mostIds) {
            long[] ascending = Arrays.copyOfRange(counts, 1, counts.length);
            Arrays.sort(ascending);
            int first = Math.max(0, ascending.length - mostIds);
            if (ascending.length == 0 || ascending[first] < leastEvents) {
                return new Cut(leastEvents, ALL);
            }
            int tie = first;
            while (tie < ascending.length && ascending[tie] == ascending[first]) {
                tie++;
            }
            return new Cut(ascending[first], tie - first);
        }
    }

    /** Counts ids as they come, each in turn as often as it comes. Belongs to one thread. */
    public static final class Builder {
        private final IdIndex.Builder ids = new IdIndex.Builder();
        private final LongArrayList counts = LongArrayList.of(0L);

        /** No ids yet. */
        public Builder() {}

        /**
         * An event with an id.
         *
         * @param id not empty, and valid Unicode: no half of a surrogate pair
         */
        public Builder add(String id) {
            return count(ids.rowOf(id));
        }

        /** An event with a number for an id, which stands for its decimal form. */
        public Builder add(long id) {
            return count(ids.rowOf(id));
        }

        private Builder count(int row) {
            if (row == counts.size()) {
                counts.add(1);
            } else {
                counts.set(row, counts.getLong(row) + 1);
            }
            return this;
        }

        /**
         * The vocabulary of the events so far.
         *
         * @param leastEvents that an id must have, at least 0
         * @param mostIds the most frequent ones, at least 1; of equally frequent ones those that came first
         */
        public Vocabulary fit(long leastEvents, int mostIds) {
            return Vocabulary.fit(ids.build(), counts.toLongArray(), leastEvents, mostIds);
        }
    }
}
