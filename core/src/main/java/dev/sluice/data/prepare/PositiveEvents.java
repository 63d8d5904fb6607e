package dev.sluice.data.prepare;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.Positives;

/**
 * Keeps the events that say that the user liked the item.
 *
 * @param positives which those are
 */
public record PositiveEvents(Positives positives) implements Step {
    /** Those of this value and above. */
    public static PositiveEvents atLeast(float threshold) {
        return new PositiveEvents(Positives.atLeast(threshold));
    }

    @Override
    public Dataset apply(Dataset data, Account account) {
        Interactions kept = positives.of(data.interactions());
        account.leaveOut(
                "of a value below " + positives.threshold(), data.interactions().size() - kept.size());
        return data.with(kept);
    }
}
