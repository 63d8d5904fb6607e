package dev.sluice.data.label;

import dev.sluice.data.Interactions;

/**
 * Whether something came of an exposure: 1 if it did, 0 if it did not, absent where nobody could tell. What speaks
 * against an item, such as a return, is a label like any other; {@link WeightedSum} gives it a negative weight.
 *
 * @param column of the exposures, which holds 1, 0 or nothing
 */
public record Happened(String column) implements Label {
    /** Whether the item was opened. A click is not relevance: it says that the item looked as if it were. */
    public static final Happened CLICK = new Happened(Exposures.CLICKED);

    /** Whether the item was bought. */
    public static final Happened PURCHASE = new Happened(Exposures.PURCHASED);

    /** Whether what was bought was sent back; absent of what was not bought. */
    public static final Happened RETURN = new Happened(Exposures.RETURNED);

    @Override
    public double[] of(Interactions exposures) {
        return Columns.each(
                exposures, Columns.checked(exposures, column, number -> number == 0 || number == 1, "0 or 1"));
    }
}
