package dev.sluice.ranking.feature;

import dev.sluice.BatchMemory;
import java.util.Arrays;

/**
 * Numbers what a history holds, items or their codes, from 0 on in the order in which it is met: a hash table in the
 * memory of a batch, so that a query leaves none to the collector. Belongs to one thread.
 */
final class Slots {
    /** The slot of what was not met. */
    static final int NONE = -1;

    private static final int SPREAD = 0x9e3779b9;

    /** A slot, or {@link #NONE}, at each place that a key may hash to. */
    private final int[] places;

    private final int shift;
    private final int[] keys;
    private int size;

    /** @param most how many distinct keys there may be */
    Slots(int most, BatchMemory memory) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * most + 1); // half of the places stay free
        this.shift = Integer.SIZE - bits;
        this.places = memory.ints(1 << bits);
        this.keys = memory.ints(most);
        Arrays.fill(places, 0, 1 << bits, NONE);
    }

    /** How many distinct keys were met. */
    int size() {
        return size;
    }

    /** What was met, by its slot. */
    int key(int slot) {
        return keys[slot];
    }

    /** The slot of a key, {@link #NONE} if it was not met. */
    int of(int key) {
        return places[place(key)];
    }

    /** The slot of a key, the next one if it was not met before. */
    int add(int key) {
        int place = place(key);
        if (places[place] == NONE) {
            places[place] = size;
            keys[size++] = key;
        }
        return places[place];
    }

    private int place(int key) {
        int place = (key * SPREAD) >>> shift;
        while (places[place] != NONE && keys[places[place]] != key) {
            place = (place + 1) & (-1 >>> shift);
        }
        return place;
    }
}
