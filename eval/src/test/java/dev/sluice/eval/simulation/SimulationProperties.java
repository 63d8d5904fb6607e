package dev.sluice.eval.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of a policy's way through a world. */
class SimulationProperties {
    @Provide
    Arbitrary<WorldSettings> settings() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(1, 25),
                        Arbitraries.doubles().between(0.1, 12),
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.longs())
                .as((users, items, days, visitsADay, slots, seed) -> new WorldSettings(
                        users,
                        items,
                        days,
                        visitsADay * days / 4,
                        slots,
                        WorldSettings.defaults().start(),
                        seed));
    }

    @Property(tries = 60)
    void sessionsComeInOrderAndVisitsHaveTheirOwnIds(@ForAll("settings") WorldSettings settings) {
        Set<Long> ids = new HashSet<>();
        long last = Long.MIN_VALUE;
        for (Session session : Worlds.history(World.of(settings))) {
            Visit visit = session.visit();
            assertThat(visit.moment()).isGreaterThanOrEqualTo(last).isBetween(settings.dawn(0), settings.end() - 1);
            assertThat(ids.add(visit.id())).isTrue();
            last = visit.moment();
        }
    }

    @Property(tries = 60)
    void nobodyComesBeforeJoiningWhileBusyOrAfterLeaving(@ForAll("settings") WorldSettings settings) {
        World world = World.of(settings);
        Set<Integer> left = new HashSet<>();
        Map<Integer, Long> busy = new HashMap<>();
        for (Session session : Worlds.history(world)) {
            Visit visit = session.visit();
            assertThat(visit.moment())
                    .isGreaterThanOrEqualTo(world.user(visit.user()).joined())
                    .isGreaterThan(busy.getOrDefault(visit.user(), Long.MIN_VALUE));
            assertThat(left).doesNotContain(visit.user());
            busy.put(visit.user(), session.response().end());
            if (session.leaves()) {
                left.add(visit.user());
            }
        }
    }

    @Property(tries = 60)
    void nothingIsShownBeforeItsPublication(@ForAll("settings") WorldSettings settings) {
        World world = World.of(settings);
        for (Session session : Worlds.history(world)) {
            assertThat(session.display().size()).isBetween(1, settings.slots());
            assertThat(Arrays.stream(session.display().items()))
                    .allMatch(item ->
                            world.item(item).published() <= session.visit().moment());
            assertThat(session.response().size()).isEqualTo(session.display().size());
        }
    }

    @Property(tries = 60)
    void moodRemembersSatisfaction(@ForAll("settings") WorldSettings settings) {
        Map<Integer, Double> moods = new HashMap<>();
        for (Session session : Worlds.history(World.of(settings))) {
            double mood = 0.7 * moods.getOrDefault(session.visit().user(), 0.0)
                    + 0.3 * session.response().satisfaction();
            assertThat(session.mood()).isCloseTo(mood, within(1e-12));
            moods.put(session.visit().user(), session.mood());
        }
    }

    @Example
    void usersLeaveAsTheirMoodSays() {
        World world = World.of(WorldSettings.defaults().withUsers(4000).withItems(300));
        long[] left = new long[12];
        double[] hazard = new double[12];
        Simulation.of(world, LoggingPolicy.of(world)).run(session -> {
            int bin = (int) Math.min(11, 4 * (session.mood() + 1));
            left[bin] += session.leaves() ? 1 : 0;
            hazard[bin] += Math.min(1, 0.03 * Math.exp(-session.mood()));
        });
        for (int bin = 0; bin < left.length; bin++) {
            // The variance of a sum of rare events is about their mean.
            assertThat((double) left[bin]).isCloseTo(hazard[bin], within(1 + 4 * Math.sqrt(hazard[bin])));
        }
        assertThat(Arrays.stream(left).filter(count -> count > 20).count()).isGreaterThan(3);
        assertThat(world.leaving(0)).isEqualTo(0.03);
        assertThat(world.leaving(1)).isCloseTo(0.03 / Math.E, within(1e-12));
        assertThat(world.leaving(-100)).isEqualTo(1);
    }

    @Example
    void whoIsPleasedStaysLonger() {
        World world = Worlds.middling();
        long pleased = left(world, best(world, 1));
        long bored = left(world, best(world, -1));

        assertThat(pleased).isLessThan(bored / 2);
    }

    private static long left(World world, DisplayPolicy policy) {
        return Worlds.sessions(world, policy).stream().filter(Session::leaves).count();
    }

    /** The items of the first 60 that satisfy most, or least. */
    private static DisplayPolicy best(World world, int sign) {
        return (visit, slots) -> Display.of(
                IntStream.rangeClosed(1, 60)
                        .boxed()
                        .sorted((a, b) -> sign
                                * Double.compare(
                                        world.satisfaction(visit.user(), new int[] {b}, visit.moment()),
                                        world.satisfaction(visit.user(), new int[] {a}, visit.moment())))
                        .mapToInt(Integer::intValue)
                        .limit(slots)
                        .toArray(),
                "best");
    }

    @Example
    void twoPoliciesMeetTheSameVisits() {
        World world = Worlds.middling();
        Map<Long, Visit> ofHistory = Worlds.history(world).stream()
                .collect(Collectors.toMap(session -> session.visit().id(), Session::visit));
        List<Session> others = Worlds.sessions(world, best(world, 1));

        long both = others.stream()
                .filter(session -> ofHistory.containsKey(session.visit().id()))
                .peek(session -> assertThat(session.visit())
                        .isEqualTo(ofHistory.get(session.visit().id())))
                .count();
        assertThat(both).isGreaterThan(ofHistory.size() * 3 / 4);
    }

    @Example
    void visitsAreAsManyAsActivitySays() {
        World world = World.of(WorldSettings.defaults().withUsers(2000).withItems(5));
        DayOfVisits visits = new DayOfVisits(world);
        double[] perUser = new double[2001];
        for (int day = 0; day < 60; day++) {
            visits.of(day).forEach(visit -> perUser[visit.user()]++);
        }
        double chi = 0;
        int there = world.lastJoined(world.settings().dawn(0));
        for (int user = 1; user <= there; user++) {
            double expected = 60 * world.user(user).visitsPerDay();
            chi += (perUser[user] - expected) * (perUser[user] - expected) / expected;
        }
        // A sum of squares over Poisson variances: its mean is the number of users, its variance a little over twice
        // that.
        assertThat(chi).isCloseTo(there, within(4 * Math.sqrt(2.5 * there)));
        assertThat(Arrays.stream(perUser).sum())
                .isCloseTo(
                        IntStream.rangeClosed(1, 2000)
                                .mapToDouble(user -> Math.min(
                                                60,
                                                (world.settings().end()
                                                                - world.user(user)
                                                                        .joined())
                                                        / (double) Law.DAY)
                                        * world.user(user).visitsPerDay())
                                .sum(),
                        within(4 * Math.sqrt(13 * 2000)));
    }

    @Example
    void aPolicyThatShowsTheUnpublishedIsStopped() {
        World world = World.of(Worlds.SMALL);

        assertThatThrownBy(() -> Worlds.sessions(world, (visit, slots) -> Display.of(new int[] {120}, "eager")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("items must be published before they are shown: item 120 at ");
    }

    @Example
    void aPolicyThatShowsMoreThanThereAreSlotsIsStopped() {
        World world = World.of(Worlds.SMALL);

        assertThatThrownBy(() ->
                        Worlds.sessions(world, (visit, slots) -> Display.of(new int[] {1, 2, 3, 4, 5, 6, 7}, "greedy")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a policy must show at most 6 items: 7");
    }

    @Example
    void aPolicyMayShowNothing() {
        World world = World.of(Worlds.SMALL);

        assertThat(Worlds.sessions(world, (visit, slots) -> Display.of(new int[0], "none")))
                .isNotEmpty()
                .allMatch(session -> session.mood() == 0);
    }
}
