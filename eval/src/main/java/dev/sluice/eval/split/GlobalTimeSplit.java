package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.Arrays;
import java.util.Set;

/**
 * Learns from what came before a moment and is judged by what came after, as in life. Events at the moment of the cut
 * all go to the earlier part, so the test may be smaller than asked for, and every time in it is later than every time
 * in the training part.
 *
 * @param share of the events, the latest ones, that are for the test; between 0 and 1 exclusive
 * @see <a href="https://doi.org/10.1145/3383313.3418479">Meng, McCreadie, Macdonald and Ounis 2020</a>
 */
public record GlobalTimeSplit(double share) implements Splitter {
    public GlobalTimeSplit {
        Split.requireShare(share);
    }

    @Override
    public Split split(Interactions events) {
        long[] times = new long[events.size()];
        Arrays.setAll(times, events::time);
        LongArrays.radixSort(times);
        int train = times.length - Split.count(share, times.length);
        return MomentSplit.split(events, train > 0 ? times[train - 1] : Long.MIN_VALUE);
    }

    @Override
    public Set<Leak> rulesOut() {
        return MomentSplit.RULED_OUT;
    }
}
