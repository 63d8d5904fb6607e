package dev.sluice.examples;

import dev.sluice.eval.simulation.WorldSettings;
import picocli.CommandLine.Option;

/** How large a made-up world is. */
final class WorldOptions {
    private static final WorldSettings WORLD = WorldSettings.defaults();

    @Option(names = "--users", description = "how many users the world has (${DEFAULT-VALUE})")
    private int users = WORLD.users();

    @Option(names = "--items", description = "how many items the world has (${DEFAULT-VALUE})")
    private int items = WORLD.items();

    @Option(names = "--days", description = "how many days are simulated (${DEFAULT-VALUE})")
    private int days = WORLD.days();

    @Option(
            names = "--visits",
            description = "how often a user visits in all those days, on average (${DEFAULT-VALUE})")
    private double visits = WORLD.visitsPerUser();

    @Option(names = "--world-seed", description = "fixes everything that happens in the world (${DEFAULT-VALUE})")
    private long seed = WORLD.seed();

    /** The settings of the world. */
    WorldSettings settings() {
        return WORLD.withUsers(users)
                .withItems(items)
                .withDays(days)
                .withVisitsPerUser(visits)
                .withSeed(seed);
    }
}
