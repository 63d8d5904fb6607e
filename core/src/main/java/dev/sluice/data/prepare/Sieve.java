package dev.sluice.data.prepare;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import java.util.BitSet;
import java.util.function.IntUnaryOperator;

/** Leaves events out, each for one of a few reasons, and tells how many for which. */
final class Sieve {
    /** The verdict on an event that stays. */
    static final int KEPT = 0;

    private Sieve() {}

    /**
     * The data with the events that stay.
     *
     * @param verdict asked once of each event: {@link #KEPT}, or the number of the reason to leave it out, from 1 on
     */
    static Dataset apply(Dataset data, Account account, IntUnaryOperator verdict, String... reasons) {
        Interactions events = data.interactions();
        int[] counts = new int[reasons.length + 1];
        BitSet kept = new BitSet(events.size());
        for (int event = 0; event < events.size(); event++) {
            int found = verdict.applyAsInt(event);
            counts[found]++;
            kept.set(event, found == KEPT);
        }
        for (int reason = 1; reason <= reasons.length; reason++) {
            account.leaveOut(reasons[reason - 1], counts[reason]);
        }
        return counts[KEPT] == events.size() ? data : data.with(events.filter(kept::get));
    }

    /** The data without these events. */
    static Dataset without(BitSet unwanted, Dataset data, Account account, String reason) {
        return apply(data, account, event -> unwanted.get(event) ? 1 : KEPT, reason);
    }
}
