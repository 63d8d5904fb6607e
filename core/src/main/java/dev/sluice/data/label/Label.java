package dev.sluice.data.label;

import dev.sluice.data.Interactions;

/** Says what came of exposures, in one number each. */
@FunctionalInterface
public interface Label {
    /**
     * The label of every exposure, in their order: finite, or NaN where there is none. It depends on the exposure
     * alone, not on the others beside it.
     *
     * @param exposures one event for each time that an item was shown; a column that is not there is one that has no
     *     value in any row
     * @throws IllegalArgumentException if a column holds what it cannot, such as a negative time; says which and where
     */
    double[] of(Interactions exposures);
}
