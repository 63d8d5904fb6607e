package dev.sluice.eval.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Dataset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a log says of a session. */
class EventTest {
    private static final World WORLD = World.of(Worlds.SMALL.withVisitsPerUser(40));
    private static final List<Session> HISTORY = Worlds.history(WORLD);

    @Test
    void valuesSayHowMuchAnItemWasLiked() {
        Map<EventType, Integer> seen = new EnumMap<>(EventType.class);
        for (Session session : HISTORY) {
            for (Event event : Event.of(WORLD, session)) {
                seen.merge(event.type(), 1, Integer::sum);
                switch (event.type()) {
                    case IMPRESSION, CLICK -> assertThat(event.value()).isZero();
                    case PURCHASE -> assertThat(event.value()).isEqualTo(1);
                    case RETURN -> assertThat(event.value()).isEqualTo(-1);
                    case WATCH ->
                        assertThat(event.value() * WORLD.item(event.item()).seconds())
                                .isCloseTo(event.watchSeconds(), within(1e-9))
                                .isPositive();
                }
                assertThat(Double.isNaN(event.watchSeconds())).isEqualTo(event.type() != EventType.WATCH);
            }
        }
        assertThat(seen).containsOnlyKeys(EventType.values());
    }

    @Test
    void shortItemsMayBePlayedMoreThanOnceAndOthersNot() {
        double mostOfShort = 0;
        for (Session session : HISTORY) {
            for (Event event : Event.of(WORLD, session)) {
                boolean loops = WORLD.item(event.item()).seconds() < 60;
                assertThat(event.value()).isLessThanOrEqualTo(loops ? 3 : 1);
                mostOfShort = Math.max(mostOfShort, event.value());
            }
        }
        assertThat(mostOfShort).isEqualTo(3);
    }

    @Test
    void eventsGoDownTheListAndThoseOfAnItemOnInTime() {
        for (Session session : HISTORY) {
            List<Event> events = Event.of(WORLD, session);

            assertThat(events)
                    .isSortedAccordingTo(
                            Comparator.comparingInt(Event::position).thenComparing(Event::moment))
                    .allMatch(event -> event.visit().equals(session.visit()))
                    .allMatch(event -> event.item() == session.display().item(event.position()));
        }
    }

    @Test
    void whatComesAfterTheHistoryIsNotLogged() {
        long end = WORLD.settings().end();
        Display display = Display.of(new int[] {1, 2, 3}, "mine");
        int clicks = 0;
        for (int id = 0; id < 100; id++) {
            Visit late = new Visit(id, 1 + id % 60, end - 1);
            Response response = WORLD.respond(late, display.items());
            List<Event> events = Event.of(WORLD, new Session(late, display, response, 0, false));

            assertThat(events).hasSize(3).allMatch(event -> Double.isNaN(event.propensity()));
            assertThat(events).extracting(Event::type).containsOnly(EventType.IMPRESSION);
            clicks += response.clicks();
        }
        assertThat(clicks).isPositive();
    }

    @Test
    void aLogHasTheColumnsItNamesAndGrows() {
        EventLog log = new EventLog(WORLD);
        Dataset empty = log.dataset();
        log.accept(HISTORY.get(0));
        Dataset one = log.dataset();

        assertThat(empty.interactions().size()).isZero();
        assertThat(one.interactions().size())
                .isEqualTo(Event.of(WORLD, HISTORY.get(0)).size());
        assertThat(one.interactions().columns().keySet())
                .containsExactlyInAnyOrder("type", "position", "watch_seconds", "propensity", "source", "request")
                .isEqualTo(empty.interactions().columns().keySet());
        assertThat(one.catalogue()).isSameAs(WORLD.catalogue());
    }
}
