package dev.sluice.eval.simulation;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/**
 * What the users of a world would make of their lists: {@link World#satisfaction} with the first {@code k} places. A
 * log tells only of what was shown, and favours whoever recommends that; this asks the world itself, and so shows how
 * far judgements by the log can be trusted. The judgements passed to it are not read.
 *
 * <p>Lists must be in the rows of the world: it cannot tell that rows were renumbered on the way.
 *
 * @param world the world
 * @param moment when the lists are shown, in milliseconds since the epoch
 * @param k number of places that are shown, at least 1
 */
public record TrueSatisfaction(World world, long moment, int k) implements ListMetric {
    /** Checks the number of places. */
    public TrueSatisfaction {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1: " + k);
        }
    }

    @Override
    public double of(RankedList list, Truth truth) {
        return world.satisfaction(list.user(), list.items().limit(k).toArray(), moment);
    }

    @Override
    public String variant() {
        return "expected satisfaction of the user with the first " + k + " places, by the truth of a simulated world";
    }
}
