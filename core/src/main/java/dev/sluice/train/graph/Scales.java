package dev.sluice.train.graph;

import dev.sluice.data.InteractionMatrix;

/** What stands on both sides of the filter: what an item of a history is divided by, one proposed is multiplied by. */
final class Scales {
    private final float[] proposed;

    private Scales(float[] proposed) {
        this.proposed = proposed;
    }

    static Scales of(InteractionMatrix byItem, Exponents exponents) {
        return new Scales(Graph.powers(byItem, exponents.history()));
    }

    /** For an item proposed; 0 for one without events. */
    float proposed(int item) {
        return proposed[item];
    }

    /** For an item of a history; 0 for one without events. */
    float given(int item) {
        return proposed[item] == 0 ? 0 : 1 / proposed[item];
    }
}
