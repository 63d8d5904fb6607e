package dev.sluice.eval.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Laws of what a user does with a list. All items are published when the history is over. */
class ResponseProperties {
    private static final World WORLD = World.of(Worlds.SMALL);
    private static final World AGAIN = World.of(Worlds.SMALL);
    private static final long AFTER = Worlds.SMALL.end();

    @Provide
    Arbitrary<int[]> lists() {
        return Arbitraries.integers().between(1, 120).array(int[].class).ofMaxSize(15);
    }

    private static Visit visit(long id, int user) {
        return new Visit(id, user, AFTER);
    }

    private static String told(Response response) {
        StringBuilder told = new StringBuilder();
        for (int position = 1; position <= response.size(); position++) {
            told.append(told(response, position));
        }
        return told.append(response.end()).toString();
    }

    private static String told(Response response, int position) {
        StringBuilder told = new StringBuilder();
        told.append(response.item(position))
                .append(response.looked(position))
                .append(response.satisfied(position))
                .append(response.watchedSeconds(position));
        for (EventType type : EventType.values()) {
            told.append(response.happened(type, position) ? response.moment(type, position) : "never");
        }
        return told.toString();
    }

    @Property
    void theSameVisitDoesTheSame(
            @ForAll @LongRange(max = 1000) long id,
            @ForAll @IntRange(min = 1, max = 60) int user,
            @ForAll("lists") int[] list) {
        int[] given = list.clone();
        String first = told(WORLD.respond(visit(id, user), list));

        assertThat(list).isEqualTo(given);
        assertThat(told(WORLD.respond(visit(id, user), list))).isEqualTo(first);
        assertThat(told(AGAIN.respond(visit(id, user), list))).isEqualTo(first);
    }

    @Property
    void whatStandsBelowDoesNotMatter(
            @ForAll @LongRange(max = 1000) long id,
            @ForAll @IntRange(min = 1, max = 60) int user,
            @ForAll("lists") int[] list,
            @ForAll @IntRange(max = 15) int cut) {
        int[] upper = Arrays.copyOf(list, Math.min(cut, list.length));
        Response ofUpper = WORLD.respond(visit(id, user), upper);
        Response ofAll = WORLD.respond(visit(id, user), list);

        for (int position = 1; position <= upper.length; position++) {
            assertThat(told(ofAll, position)).isEqualTo(told(ofUpper, position));
        }
    }

    @Property
    void anItemKeepsItsLuckWhereverItStands(
            @ForAll @LongRange(max = 1000) long id,
            @ForAll @IntRange(min = 1, max = 60) int user,
            @ForAll @IntRange(min = 1, max = 120) int item) {
        int[] first = {item};
        int[] last = IntStream.concat(
                        IntStream.rangeClosed(1, 120)
                                .filter(other -> WORLD.original(other) != WORLD.original(item))
                                .limit(4),
                        IntStream.of(item))
                .toArray();
        Response above = WORLD.respond(visit(id, user), first);
        Response below = WORLD.respond(visit(id, user), last);

        if (below.clicked(5)) {
            assertThat(above.clicked(1)).isTrue();
            assertThat(above.watchedSeconds(1)).isEqualTo(below.watchedSeconds(5));
            assertThat(above.satisfied(1)).isEqualTo(below.satisfied(5));
        }
    }

    @Property
    void oneThingComesAfterTheOther(
            @ForAll @LongRange(max = 100_000) long id,
            @ForAll @IntRange(min = 1, max = 60) int user,
            @ForAll("lists") int[] list) {
        Response response = WORLD.respond(visit(id, user), list);
        long clock = AFTER;
        for (int position = 1; position <= response.size(); position++) {
            assertThat(response.moment(EventType.IMPRESSION, position)).isEqualTo(AFTER);
            if (response.clicked(position)) {
                assertThat(response.looked(position)).isTrue();
                assertThat(response.moment(EventType.CLICK, position)).isGreaterThanOrEqualTo(clock + 1000);
                clock = assertInOrder(response, position);
            }
            assertThat(response.happened(EventType.WATCH, position)).isEqualTo(response.clicked(position));
        }
        assertThat(response.end()).isGreaterThanOrEqualTo(clock);
    }

    /** The last moment before the user goes on. */
    private static long assertInOrder(Response response, int position) {
        long clicked = response.moment(EventType.CLICK, position);
        long watched = response.moment(EventType.WATCH, position);
        assertThat(watched - clicked).isPositive().isEqualTo((long)
                Math.ceil(1000 * response.watchedSeconds(position)));
        if (!response.happened(EventType.PURCHASE, position)) {
            assertThat(response.happened(EventType.RETURN, position)).isFalse();
            return watched;
        }
        long purchased = response.moment(EventType.PURCHASE, position);
        assertThat(purchased - watched).isBetween(1L, 60_000L);
        if (response.happened(EventType.RETURN, position)) {
            assertThat(response.moment(EventType.RETURN, position) - purchased).isBetween(1L, 14 * 86_400_000L);
        }
        return purchased;
    }

    @Property
    void nothingIsWatchedLongerThanItPlays(
            @ForAll @LongRange(max = 100_000) long id,
            @ForAll @IntRange(min = 1, max = 60) int user,
            @ForAll("lists") int[] list) {
        Response response = WORLD.respond(visit(id, user), list);
        for (int position = 1; position <= response.size(); position++) {
            double duration = WORLD.item(list[position - 1]).seconds();
            assertThat(response.watchedSeconds(position)).isBetween(0.0, duration * (duration < 60 ? 3 : 1));
            assertThat(response.watchedSeconds(position) > 0).isEqualTo(response.clicked(position));
        }
    }

    @Example
    void neitherAnItemNorItsDuplicateSatisfiesTwice() {
        int copy = NearDuplicates.first(WORLD);
        int original = WORLD.original(copy);
        int gladAbove = 0;
        for (int id = 0; id < 20_000; id++) {
            int user = 1 + id % 60;
            Response response = WORLD.respond(visit(id, user), new int[] {copy, original, copy});
            gladAbove += response.satisfied(1) ? 1 : 0;
            assertThat(response.satisfied(2)).isFalse();
            assertThat(response.satisfied(3)).isFalse();
        }
        assertThat(gladAbove).isPositive();
    }

    @Example
    void satisfactionCountsTheGladAndHalfOfTheDisappointed() {
        for (int id = 0; id < 200; id++) {
            Response response = WORLD.respond(visit(id, 3), new int[] {1, 2, 3, 4, 5, 6, 7, 8});
            long glad = IntStream.rangeClosed(1, 8).filter(response::satisfied).count();
            assertThat(response.satisfaction()).isEqualTo(glad - 0.5 * (response.clicks() - glad));
        }
    }

    @Example
    void whatDidNotHappenHasNoMoment() {
        Response response = WORLD.respond(visit(1, 1), new int[] {1, 2, 3});
        int unopened = IntStream.rangeClosed(1, 3)
                .filter(position -> !response.clicked(position))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> response.moment(EventType.CLICK, unopened))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no click happened at position " + unopened);
        assertThatThrownBy(() -> response.looked(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> response.clicked(4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Example
    void anEmptyListDoesNothing() {
        Response response = WORLD.respond(visit(1, 1), new int[0]);

        assertThat(response.size()).isZero();
        assertThat(response.satisfaction()).isZero();
        assertThat(response.end()).isEqualTo(AFTER);
    }
}
