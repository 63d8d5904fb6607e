package dev.sluice.data.prepare;

import dev.sluice.data.Dataset;

/**
 * Keeps the latest events of each user, so that a few who do everything do not make the model. Of events of one moment
 * those that stand later in the log are the later.
 *
 * @param events how many of a user at most, at least 1
 */
public record LatestPerUser(int events) implements Step {
    public LatestPerUser {
        Checks.atLeastOne(events, "events");
    }

    @Override
    public Dataset apply(Dataset data, Account account) {
        String reason = "before the latest " + events + " of their user";
        return Latest.keep(events, Groups.byUser(data.interactions()), data, account, reason);
    }
}
