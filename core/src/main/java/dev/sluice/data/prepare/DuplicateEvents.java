package dev.sluice.data.prepare;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import java.util.BitSet;
import java.util.function.IntToLongFunction;

/**
 * Leaves out events that stand in the log again: the same user, item and moment, and the same type where the events
 * have a column {@code type}. The first stays.
 */
public record DuplicateEvents() implements Step {
    @Override
    public Dataset apply(Dataset data, Account account) {
        Interactions log = data.interactions();
        IntToLongFunction type = EventTypes.codes(log);
        IntComparator byContent = (one, other) -> {
            int byTime = Long.compare(log.time(one), log.time(other));
            return byTime != 0 ? byTime : Long.compare(type.applyAsLong(one), type.applyAsLong(other));
        };
        IntComparator firstBefore = (one, other) -> {
            int content = byContent.compare(one, other);
            return content != 0 ? content : Integer.compare(one, other);
        };
        BitSet repeats = new BitSet(log.size());
        Groups.byPair(log).forEach((events, size) -> {
            IntArrays.quickSort(events, 0, size, firstBefore);
            for (int place = 1; place < size; place++) {
                repeats.set(events[place], byContent.compare(events[place - 1], events[place]) == 0);
            }
        });
        return Sieve.without(repeats, data, account, "of the same user, item and moment as an earlier one");
    }
}
