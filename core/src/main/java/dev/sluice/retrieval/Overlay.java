package dev.sluice.retrieval;

import dev.sluice.ItemSet;
import dev.sluice.internal.kernel.TopK;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntIterator;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;

/** What was added to an index and removed from it since it was built. Immutable; a change makes another. */
final class Overlay {
    static final Overlay NONE = new Overlay(new Int2ObjectOpenHashMap<>(), new IntOpenHashSet());

    private final Int2ObjectOpenHashMap<Added> added;
    private final IntOpenHashSet removed;
    /** The greatest item that was added or removed: queries whose catalogue has it may still be under way. */
    private final int last;

    private Overlay(Int2ObjectOpenHashMap<Added> added, IntOpenHashSet removed) {
        this.added = added;
        this.removed = removed;
        this.last = Math.max(
                added.keySet().intStream().max().orElse(0),
                removed.intStream().max().orElse(0));
    }

    /** A vector that was added, and its cosine to the direction of the nearest cell. */
    static final class Added {
        private final float[] vector;
        private final float fit;

        Added(float[] vector, float fit) {
            this.vector = vector;
            this.fit = fit;
        }
    }

    Overlay with(int item, Added vector) {
        Int2ObjectOpenHashMap<Added> more = added.clone();
        more.put(item, vector);
        IntOpenHashSet fewer = removed;
        if (removed.contains(item)) {
            fewer = removed.clone();
            fewer.remove(item);
        }
        return new Overlay(more, fewer);
    }

    Overlay without(int item) {
        Int2ObjectOpenHashMap<Added> fewer = added;
        if (added.containsKey(item)) {
            fewer = added.clone();
            fewer.remove(item);
        }
        IntOpenHashSet more = removed.clone();
        more.add(item);
        return new Overlay(fewer, more);
    }

    /** Whether an item's row in the cells is no longer what counts. */
    boolean hides(int item) {
        return (!removed.isEmpty() && removed.contains(item)) || (!added.isEmpty() && added.containsKey(item));
    }

    /** Offers what was added and is allowed. */
    void offer(float[] query, ExactScores exact, ItemSet allowed, TopK best) {
        if (added.isEmpty()) {
            return; // without an iterator, as below: mostly there is nothing
        }
        for (Int2ObjectMap.Entry<Added> entry : added.int2ObjectEntrySet()) {
            if (allowed.contains(entry.getIntKey())) {
                best.offer(entry.getIntKey(), exact.score(query, entry.getValue().vector));
            }
        }
    }

    /** The mean cosine of the added vectors to the nearest directions; 1 if there are none. */
    double meanFit() {
        return added.values().stream().mapToDouble(one -> one.fit).average().orElse(1);
    }

    int addedCount() {
        return added.size();
    }

    int removedCount() {
        return removed.size();
    }

    /** How many of the allowed items have a vector. */
    int reachable(ItemSet allowed, int rows) {
        int reachable = allowed.size() - (removed.isEmpty() ? 0 : removed(allowed, rows));
        for (int item = rows; item < allowed.rows(); item++) {
            reachable -= allowed.contains(item) && !added.containsKey(item) ? 1 : 0;
        }
        return reachable;
    }

    private int removed(ItemSet allowed, int rows) {
        int count = 0;
        for (IntIterator items = removed.iterator(); items.hasNext(); ) {
            int item = items.nextInt();
            count += item < rows && allowed.contains(item) ? 1 : 0;
        }
        return count;
    }

    /** How many of so many reachable items must come from the cells. */
    int reachableInCells(ItemSet allowed, int reachable) {
        if (added.isEmpty()) {
            return reachable;
        }
        int fromCells = reachable;
        for (IntIterator items = added.keySet().iterator(); items.hasNext(); ) {
            fromCells -= allowed.contains(items.nextInt()) ? 1 : 0;
        }
        return Math.max(0, fromCells);
    }

    /** Rows that a catalogue may have. */
    int rows(int rows) {
        return Math.max(rows, last + 1);
    }
}
