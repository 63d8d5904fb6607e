package dev.sluice.eval.tuning;

import dev.sluice.data.Interactions;
import it.unimi.dsi.fastutil.HashCommon;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Parts of events of which each holds the smaller ones whole. Who is in is decided by an order of all events, or of all
 * users, that does not depend on the size of the part: a part is the end of it.
 *
 * @param events all of them
 * @param seed decides the order, where time does not
 */
public record NestedEvents(Interactions events, long seed) {
    /** So many of the events, the latest; of the moment at which they begin those with the greatest hashes. */
    Interactions latest(int size) {
        long[] times = all().mapToLong(events::time).toArray();
        Arrays.parallelSort(times);
        long begin = times[times.length - size];
        long[] ties = all().filter(event -> events.time(event) == begin)
                .mapToLong(this::hash)
                .sorted()
                .toArray();
        int later = (int) all().filter(event -> events.time(event) > begin).count();
        long least = ties[ties.length - (size - later)];
        return events.filter(
                event -> events.time(event) > begin || (events.time(event) == begin && hash(event) >= least));
    }

    /** How many users have events. */
    public int users() {
        return active().cardinality();
    }

    /**
     * All events of so many users, those with the greatest hashes.
     *
     * @param size from 1 to {@link #users()}
     */
    public Interactions ofUsers(int size) {
        if (size < 1 || size > users()) {
            throw new IllegalArgumentException("size must be from 1 to " + users() + " users: " + size);
        }
        long[] hashes = active().stream().mapToLong(this::hash).sorted().toArray();
        long least = hashes[hashes.length - size];
        return events.filter(event -> hash(events.user(event)) >= least);
    }

    private BitSet active() {
        BitSet users = new BitSet(events.userRows());
        all().forEach(event -> users.set(events.user(event)));
        return users;
    }

    private IntStream all() {
        return IntStream.range(0, events.size());
    }

    /** Of a number; no other has the same under this seed, since the function can be undone. */
    private long hash(int number) {
        return HashCommon.murmurHash3(HashCommon.murmurHash3(seed) + number);
    }
}
