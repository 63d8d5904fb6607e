package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Learns from what came up to a moment that is given and is judged by what came after. What {@link GlobalTimeSplit} is
 * by a share, for those who know the date.
 *
 * @param moment events at this moment and before are trained on, later ones tested; whatever is below a millisecond is
 *     cut off
 */
public record MomentSplit(Instant moment) implements Splitter {
    static final Set<Leak> RULED_OUT = Set.of(Leak.OWN_FUTURE, Leak.OWN_MOMENT, Leak.OTHERS_FUTURE);

    @Override
    public Split split(Interactions events) {
        return split(events, moment.toEpochMilli());
    }

    @Override
    public Set<Leak> rulesOut() {
        return RULED_OUT;
    }

    static Split split(Interactions events, long cut) {
        BitSet test = new BitSet();
        for (int event = 0; event < events.size(); event++) {
            if (events.time(event) > cut) {
                test.set(event);
            }
        }
        return Split.divided("a split by time", events, test, List.of());
    }
}
