package dev.sluice.eval.simulation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Consumer;

/**
 * Lets a policy meet the users of a world, day after day. Who would come when does not depend on the policy; who still
 * does, does: users in a bad mood leave, and who is still watching does not come again. So two policies tried on one
 * world meet the same visits, as long as the users stay and have time.
 *
 * <p>A visit does not take place if its user has left, or is not done with the visit before. Memory is that of a day's
 * visits and some bytes a user, whatever the number of days.
 */
public final class Simulation {
    private final World world;
    private final DisplayPolicy policy;

    private Simulation(World world, DisplayPolicy policy) {
        this.world = world;
        this.policy = policy;
    }

    /** This policy in this world. */
    public static Simulation of(World world, DisplayPolicy policy) {
        return new Simulation(world, policy);
    }

    /**
     * Goes through all days once, from the start and with everybody in a neutral mood.
     *
     * @param sessions receives the sessions in the order of their visits' moments, in the thread of the caller
     * @throws IllegalArgumentException if the policy shows more items than there are slots, or one not published yet
     */
    public void run(Consumer<Session> sessions) {
        new Run(sessions).go();
    }

    /** What changes on the way. */
    private final class Run {
        private final Consumer<Session> sessions;
        private final Luck luck = Luck.of(world.settings().seed(), "leaving");
        private final BitSet left = new BitSet();
        private final double[] moods = new double[world.settings().users() + 1];
        private final long[] busyUntil = new long[moods.length];

        Run(Consumer<Session> sessions) {
            this.sessions = sessions;
            Arrays.fill(moods, Mood.NEUTRAL);
            Arrays.fill(busyUntil, Long.MIN_VALUE);
        }

        void go() {
            DayOfVisits visits = new DayOfVisits(world);
            for (int day = 0; day < world.settings().days(); day++) {
                for (Visit visit : visits.of(day)) {
                    if (!left.get(visit.user()) && busyUntil[visit.user()] < visit.moment()) {
                        sessions.accept(meet(visit));
                    }
                }
            }
        }

        private Session meet(Visit visit) {
            int user = visit.user();
            Display display = policy.display(visit, world.settings().slots());
            if (display.size() > world.settings().slots()) {
                throw new IllegalArgumentException(
                        "a policy must show at most " + world.settings().slots() + " items: " + display.size());
            }
            Response response = world.respond(visit, display.items());
            moods[user] = Mood.after(moods[user], response.satisfaction());
            busyUntil[user] = response.end();
            boolean leaves = luck.at(visit.id()).happens(world.leaving(moods[user]));
            left.set(user, leaves);
            return new Session(visit, display, response, moods[user], leaves);
        }
    }
}
