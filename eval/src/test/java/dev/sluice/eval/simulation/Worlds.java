package dev.sluice.eval.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Worlds to try things on. */
final class Worlds {
    static final WorldSettings SMALL = WorldSettings.defaults()
            .withUsers(60)
            .withItems(120)
            .withDays(20)
            .withVisitsPerUser(8)
            .withSlots(6);

    private Worlds() {}

    /** A world of a few hundred users and items. */
    static World middling() {
        return World.of(WorldSettings.defaults().withUsers(400).withItems(600).withSeed(11));
    }

    /** Lists of distinct published items, shown to random users at random moments of the history. */
    static List<Shown> shown(World world, int visits, int slots) {
        SplittableRandom random = new SplittableRandom(5);
        WorldSettings settings = world.settings();
        List<Shown> shown = new ArrayList<>();
        for (int id = 0; id < visits; id++) {
            long moment = random.nextLong(settings.dawn(0), settings.end());
            int user = random.nextInt(1, settings.users() + 1);
            int[] list = random.ints(1, world.lastPublished(moment) + 1)
                    .distinct()
                    .limit(slots)
                    .toArray();
            shown.add(new Shown(new Visit(id, user, moment), list));
        }
        return shown;
    }

    record Shown(Visit visit, int[] list) {}

    static List<Session> sessions(World world, DisplayPolicy policy) {
        List<Session> sessions = new ArrayList<>();
        Simulation.of(world, policy).run(sessions::add);
        return sessions;
    }

    static List<Session> history(World world) {
        return sessions(world, LoggingPolicy.of(world));
    }
}
