package dev.sluice.examples;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.Positives;
import dev.sluice.data.content.WithholdItems;
import dev.sluice.data.prepare.Account;
import dev.sluice.examples.prepare.PolicyLabels;

/** What is taken for liked of all that happened in a made-up world. */
final class LikedEvents {
    private static final float WATCHED_HALF = 0.5f;

    private LikedEvents() {}

    /** Leaves harmful items out, and takes for liked what was watched by half or bought. */
    static Dataset of(Dataset log, Console console) {
        Interactions events = log.interactions();
        Interactions harmless =
                new WithholdItems(PolicyLabels.RULES).apply(log, new Account()).interactions();
        Interactions liked = Positives.atLeast(WATCHED_HALF).of(harmless);
        console.say(
                "A made-up world: %,d events of %,d users and %,d items",
                events.size(), events.userRows() - 1, events.itemRows() - 1);
        console.say(
                "%,d events of harmful items are left out; %,d events say that an item was liked",
                events.size() - harmless.size(), liked.size());
        if (liked.size() == 0) {
            throw new IllegalArgumentException("nobody liked anything in a world of " + (events.userRows() - 1)
                    + " users and " + (events.itemRows() - 1) + " items");
        }
        console.json(
                "events", events.size(),
                "users", events.userRows() - 1,
                "items", events.itemRows() - 1,
                "harmful_left_out", events.size() - harmless.size(),
                "liked", liked.size());
        return log.with(liked);
    }
}
