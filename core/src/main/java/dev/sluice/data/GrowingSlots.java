package dev.sluice.data;

import dev.sluice.internal.file.GrowingPart;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/**
 * Slots that double when three quarters are taken. What they hold depends on the ids and their order alone. Belongs to
 * one thread.
 */
final class GrowingSlots {
    private static final int MOST_IDS = Integer.MAX_VALUE - 1;

    private int bits = IdSlots.LEAST_BITS;
    private GrowingPart slots = GrowingPart.zeros(Integer.BYTES, 1L << bits);
    private int ids;
    private boolean shared;

    int rows() {
        return ids + 1;
    }

    int find(long hash, IntPredicate isRow) {
        return view().find(hash, isRow);
    }

    /**
     * Gives the next row to an id that has none.
     *
     * @param hashOf the hash of the id of a row that was given before
     */
    int add(long hash, IntToLongFunction hashOf) {
        if (ids == MOST_IDS) {
            throw new IllegalStateException("an index holds at most " + MOST_IDS + " ids");
        }
        if (ids == IdSlots.capacity(bits)) {
            refill(bits + 1, hashOf);
        } else if (shared) {
            refill(bits, hashOf);
        }
        put(hash, ++ids);
        return ids;
    }

    private void refill(int withBits, IntToLongFunction hashOf) {
        bits = withBits;
        slots = GrowingPart.zeros(Integer.BYTES, 1L << bits);
        shared = false;
        for (int row = 1; row <= ids; row++) {
            put(hashOf.applyAsLong(row), row);
        }
    }

    private void put(long hash, int row) {
        long slot = IdSlots.home(hash, bits);
        while (slots.intAt(slot) != 0) {
            slot = slot + 1 & IdSlots.mask(bits);
        }
        slots.setInt(slot, IdSlots.tag(hash, bits) | row);
    }

    private IdSlots view() {
        return new IdSlots(slots.part(), bits, rows());
    }

    /** The slots so far, which do not change any more: the next id is added to a copy. */
    IdSlots build() {
        shared = true;
        return view();
    }
}
