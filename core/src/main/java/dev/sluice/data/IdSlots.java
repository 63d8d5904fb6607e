package dev.sluice.data;

import dev.sluice.internal.file.TablePart;
import java.util.function.IntPredicate;

/**
 * Where an id may stand: 2^bits slots of 4 bytes, searched from the one that the first bits of its hash name until one
 * is empty (open addressing with linear probing). A slot holds a row, and in the bits above, which no row needs, the
 * last bits of the id's hash, so that few ids are looked at in vain: one in 32 at 100 million ids.
 *
 * @param rows what is found must lie below
 * @see <a href="https://www-cs-faculty.stanford.edu/~knuth/taocp.html">Knuth, The Art of Computer Programming, volume
 *     3, section 6.4, algorithm L</a>
 */
record IdSlots(TablePart slots, int bits, int rows) {
    static final int LEAST_BITS = 4;

    /** The bits of the slots for that many ids, which fill at most three quarters of them. */
    static int bits(int ids) {
        int bits = LEAST_BITS;
        while (ids > capacity(bits)) {
            bits++;
        }
        return bits;
    }

    /** How many ids so many slots are for. */
    static long capacity(int bits) {
        return (3L << bits) / 4;
    }

    /** The row for which the test holds, among those of this hash, or {@link IdIndex#UNKNOWN}. */
    int find(long hash, IntPredicate isRow) {
        int tag = tag(hash, bits);
        int rowMask = (int) mask(bits);
        long slot = home(hash, bits);
        for (long probes = mask(bits); probes >= 0; probes--) {
            int entry = slots.intAt(slot);
            if (entry == 0) {
                return IdIndex.UNKNOWN;
            }
            if ((entry & ~rowMask) == tag && isRow.test(known(entry & rowMask))) {
                return entry & rowMask;
            }
            slot = slot + 1 & mask(bits);
        }
        throw slots.damaged("no slot is empty");
    }

    /** The row in the slot where the search for this hash begins, or {@link IdIndex#UNKNOWN} if that holds none. */
    int first(long hash) {
        int row = slots.intAt(home(hash, bits)) & (int) mask(bits);
        return row < rows ? row : IdIndex.UNKNOWN;
    }

    private int known(int row) {
        if (row < 1 || row >= rows) {
            throw slots.damaged("a slot holds row " + row + " of " + rows);
        }
        return row;
    }

    static long home(long hash, int bits) {
        return hash >>> (Long.SIZE - bits);
    }

    static int tag(long hash, int bits) {
        return (int) (hash << bits);
    }

    static long mask(int bits) {
        return (1L << bits) - 1;
    }
}
