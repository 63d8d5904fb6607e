package dev.sluice.ranking.feature;

import dev.sluice.BatchMemory;
import dev.sluice.Query;
import dev.sluice.ranking.BatchValues;
import dev.sluice.ranking.ItemValues;
import java.util.Arrays;

/**
 * The log lift of each value of a column in one query's history; see {@link AffinityFeature}. Belongs to one thread.
 */
final class Lifts {
    /** What is known of everybody counts as much as this many events. */
    private static final double PRIOR = 10;

    private final Slots slots;
    /** The weight of the events of each slot's value, and then its log lift. */
    private final double[] lifts;

    private final double ofUnmet;

    private Lifts(Slots slots, double[] lifts, double ofUnmet) {
        this.slots = slots;
        this.lifts = lifts;
        this.ofUnmet = ofUnmet;
    }

    /**
     * Those of a query.
     *
     * @param shares of each value in what everybody does
     * @param halfLife in milliseconds, after which an event counts half
     */
    static Lifts of(Query query, ItemValues values, double[] shares, double halfLife, BatchMemory memory) {
        int events = PastEvents.count(query);
        BatchValues met = PastEvents.values(query, events, values, memory);
        int most = Math.min(met.size(), values.codes());
        Slots slots = new Slots(most, memory);
        double[] weights = memory.doubles(most);
        Arrays.fill(weights, 0, most, 0);
        double all = 0;
        for (int event = 0; event < events; event++) {
            double age = Spans.age(query.moment(), query.history().time(event));
            double weight = Math.pow(2, -age / halfLife);
            all += met.count(event) > 0 ? weight : 0;
            for (int place = met.from(event); place < met.to(event); place++) {
                weights[slots.add(met.code(place))] += weight;
            }
        }
        double total = all + PRIOR;
        for (int slot = 0; slot < slots.size(); slot++) {
            weights[slot] = StrictMath.log((weights[slot] / shares[slots.key(slot)] + PRIOR) / total);
        }
        return new Lifts(slots, weights, StrictMath.log(PRIOR / total));
    }

    /** The log lift of a value. */
    double of(int code) {
        int slot = slots.of(code);
        return slot == Slots.NONE ? ofUnmet : lifts[slot];
    }
}
