package dev.sluice.data.label;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.prepare.Account;
import dev.sluice.data.prepare.Step;

/**
 * Gives every exposure a weight: in the column {@code weight}, or as a factor of its value, for trainers that take the
 * value of an event for how much it counts.
 *
 * @param weight how much exposures count
 * @param into where the weight goes
 */
public record WeighedBy(SampleWeight weight, Into into) implements Step {
    /** The column of weights. */
    public static final String WEIGHT = "weight";

    /** Where a weight goes. */
    public enum Into {
        /** Into the column {@code weight}. */
        COLUMN,
        /** The value is multiplied by it. */
        VALUE
    }

    /** @throws IllegalArgumentException if the weights are for a column that is there already */
    @Override
    public Dataset apply(Dataset data, Account account) {
        Interactions exposures = data.interactions();
        if (into == Into.COLUMN && exposures.column(WEIGHT).isPresent()) {
            throw new IllegalArgumentException("there is a column " + WEIGHT + " already");
        }
        double[] weights = weight.of(exposures);
        if (into == Into.COLUMN) {
            return data.with(exposures.with(WEIGHT, new NumberColumn(weights)));
        }
        float[] values = new float[weights.length];
        for (int row = 0; row < values.length; row++) {
            values[row] = (float) (weights[row] * exposures.value(row));
        }
        return data.with(exposures.withValues(values));
    }
}
