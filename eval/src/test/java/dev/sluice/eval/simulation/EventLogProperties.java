package dev.sluice.eval.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of the log of a history. */
class EventLogProperties {
    private static final List<String> TYPES = List.of("impression", "click", "watch", "purchase", "return");

    private static Dataset log(long seed) {
        return EventLog.of(World.of(Worlds.SMALL.withSeed(seed)));
    }

    private static TextColumn text(Interactions events, String column) {
        return (TextColumn) events.column(column).orElseThrow();
    }

    private static NumberColumn number(Interactions events, String column) {
        return (NumberColumn) events.column(column).orElseThrow();
    }

    @Property(tries = 20)
    void impressionsComeBeforeClicksBeforeWatchesBeforePurchasesBeforeReturns(@ForAll @IntRange(max = 999) int seed) {
        Interactions events = log(seed).interactions();
        Map<String, Long> before = new HashMap<>();
        for (int event = 0; event < events.size(); event++) {
            String place = (long) number(events, "request").number(event) + " " + events.item(event);
            int type = TYPES.indexOf(text(events, "type").text(event));
            if (type == 0) {
                assertThat(before).doesNotContainKey(place + " 0");
            } else {
                assertThat(before.get(place + " " + (type - 1)))
                        .as("%s of %s", TYPES.get(type), place)
                        .isNotNull()
                        .isLessThan(events.time(event));
            }
            before.put(place + " " + type, events.time(event));
        }
    }

    @Property(tries = 20)
    void eventsComeInTheOrderOfTimeUpToTheEnd(@ForAll @IntRange(max = 999) int seed) {
        Interactions events = log(seed).interactions();
        for (int event = 1; event < events.size(); event++) {
            assertThat(events.time(event)).isGreaterThanOrEqualTo(events.time(event - 1));
        }
        assertThat(events.time(0)).isGreaterThanOrEqualTo(Worlds.SMALL.dawn(0));
        assertThat(events.time(events.size() - 1)).isLessThan(Worlds.SMALL.end());
    }

    @Property(tries = 20)
    void nothingHappensBeforePublicationOrJoining(@ForAll @IntRange(max = 999) int seed) {
        Dataset log = log(seed);
        NumberColumn published =
                (NumberColumn) log.catalogue().items().column("published").orElseThrow();
        NumberColumn joined =
                (NumberColumn) log.catalogue().users().column("joined").orElseThrow();
        Interactions events = log.interactions();
        for (int event = 0; event < events.size(); event++) {
            assertThat(events.time(event) / 1000.0)
                    .isGreaterThanOrEqualTo(published.number(events.item(event)))
                    .isGreaterThanOrEqualTo(joined.number(events.user(event)));
        }
    }

    @Example
    void theLogHoldsWhatHappenedBeforeTheEnd() {
        World world = World.of(Worlds.SMALL);
        Interactions events = EventLog.of(world).interactions();
        Map<String, Integer> rows = new HashMap<>();
        for (int event = 0; event < events.size(); event++) {
            rows.put(
                    (long) number(events, "request").number(event) + " "
                            + number(events, "position").number(event) + " "
                            + text(events, "type").text(event),
                    event);
        }
        int found = 0;
        for (Session session : Worlds.history(world)) {
            for (int position = 1; position <= session.response().size(); position++) {
                for (EventType type : EventType.values()) {
                    Integer event = rows.get(session.visit().id() + " " + (double) position + " " + type.label());
                    boolean logged = session.response().happened(type, position)
                            && session.response().moment(type, position) < Worlds.SMALL.end();
                    assertThat(event != null).isEqualTo(logged);
                    if (event != null) {
                        assertLogged(world, events, event, session, type, position);
                        found++;
                    }
                }
            }
        }
        assertThat(found).isEqualTo(events.size());
    }

    private static void assertLogged(
            World world, Interactions events, int event, Session session, EventType type, int position) {
        int item = session.response().item(position);
        double watched = session.response().watchedSeconds(position);
        assertThat(events.user(event)).isEqualTo(session.visit().user());
        assertThat(events.item(event)).isEqualTo(item);
        assertThat(events.time(event)).isEqualTo(session.response().moment(type, position));
        assertThat(number(events, "propensity").number(event))
                .isEqualTo(session.display().propensity(position));
        assertThat(text(events, "source").text(event))
                .isEqualTo(session.display().source(position));
        assertThat((Double) number(events, "watch_seconds").number(event))
                .isEqualTo((Double) (type == EventType.WATCH ? watched : Double.NaN));
        double value = switch (type) {
            case IMPRESSION, CLICK -> 0;
            case WATCH -> watched / world.item(item).seconds();
            case PURCHASE -> 1;
            case RETURN -> -1;
        };
        assertThat(events.value(event)).isEqualTo((float) value);
    }

    @Example
    void positionsOfAVisitAreLoggedFromTheTop() {
        Interactions events = log(1).interactions();
        double request = -1;
        double last = 0;
        for (int event = 0; event < events.size(); event++) {
            if (text(events, "type").text(event).equals("impression")) {
                double current = number(events, "request").number(event);
                last = current == request ? last + 1 : 1;
                request = current;
                assertThat(number(events, "position").number(event)).isEqualTo(last);
            }
        }
    }

    @Example
    void theDefaultWorldHasAboutAMillionImpressionsOfWhichATenthToAFifthAreOpened() {
        World world = World.of(WorldSettings.defaults());
        long[] counts = new long[TYPES.size()];
        Simulation.of(world, LoggingPolicy.of(world))
                .run(session -> IntStream.rangeClosed(1, session.response().size())
                        .forEach(position -> {
                            for (EventType type : EventType.values()) {
                                counts[type.ordinal()] += session.response().happened(type, position) ? 1 : 0;
                            }
                        }));

        assertThat((double) counts[0]).isCloseTo(1e6, within(1e5));
        assertThat(counts[1] / (double) counts[0]).isBetween(0.10, 0.20);
        assertThat(counts[2]).isEqualTo(counts[1]);
        assertThat(counts[3] / (double) counts[1]).isBetween(0.02, 0.10);
        assertThat(counts[4] / (double) counts[3]).isBetween(0.02, 0.20);
    }
}
