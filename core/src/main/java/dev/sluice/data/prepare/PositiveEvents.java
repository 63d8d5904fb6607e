package dev.sluice.data.prepare;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.Positives;

/**
 * Keeps the events that say that the user liked the item.
 *
 * @param threshold least value of such an event, not NaN
 */
public record PositiveEvents(float threshold) implements Step {
    public PositiveEvents {
        Positives.atLeast(threshold);
    }

    @Override
    public Dataset apply(Dataset data, Account account) {
        Interactions events = data.interactions();
        return Sieve.apply(
                data,
                account,
                event -> events.value(event) >= threshold ? Sieve.KEPT : 1,
                "of a value below " + threshold);
    }
}
