package dev.sluice.data.prepare;

import dev.sluice.data.Dataset;

/**
 * Keeps the latest events of each item, so that a few that everybody knows do not make the model. Of events of one
 * moment those that stand later in the log are the later.
 *
 * @param events how many of an item at most, at least 1
 */
public record LatestPerItem(int events) implements Step {
    public LatestPerItem {
        Checks.atLeastOne(events, "events");
    }

    @Override
    public Dataset apply(Dataset data, Account account) {
        String reason = "before the latest " + events + " of their item";
        return Latest.keep(events, Groups.byItem(data.interactions()), data, account, reason);
    }
}
