package dev.sluice.ranking.rerank;

import static dev.sluice.ranking.rerank.RerankWorld.sorted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.CandidateFilter;
import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.Mask;
import dev.sluice.ModelVersion;
import dev.sluice.PageToken;
import dev.sluice.Query;
import dev.sluice.Recommendation;
import dev.sluice.Recommendations;
import dev.sluice.Recommender;
import dev.sluice.Request;
import dev.sluice.VersionMismatchException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was shown does not come back within the window. */
class RecentlyShownTest {
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    private static final int U1 = 1;

    @SuppressWarnings("NullAway.Init")
    private static RerankWorld world;

    @BeforeAll
    static void publish() {
        world = RerankWorld.publish();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private final RecentlyShown shown = new RecentlyShown(Duration.ofHours(1), 2, 3);

    private static Request.Builder by(String user, Instant moment) {
        return Request.forUser(user).moment(moment);
    }

    private static Recommendations answer(String... items) {
        return new Recommendations(
                world.snapshot().version(),
                Stream.of(items)
                        .map(item -> new Recommendation(item, 1, List.of("g"), List.of()))
                        .toList(),
                items.length,
                List.of(),
                List.of(),
                List.of(),
                PageToken.beginning(1, Instant.EPOCH));
    }

    private Query.Builder query(int user, Instant moment) {
        return world.query().user(user).moment(moment.toEpochMilli());
    }

    private int[] kept(Query query, int... items) {
        Candidates candidates = sorted(items);
        Mask keep = Mask.keepingAll(candidates.size());
        shown.filter(world.snapshot()).restrict(query, candidates, keep);
        return candidates.keep(keep).items();
    }

    @Test
    void whatWasShownIsDroppedUntilTheWindowIsOver() {
        shown.note(by("u1", NOON).build(), answer("i2", "i3"));

        Instant almost = NOON.plus(Duration.ofHours(1)).minusMillis(1);
        assertThat(kept(query(U1, NOON).build(), 1, 2, 3, 4)).containsExactly(1, 4);
        assertThat(kept(query(U1, almost).build(), 1, 2, 3, 4)).containsExactly(1, 4);
        assertThat(kept(query(U1, almost.plusMillis(1)).build(), 1, 2)).containsExactly(1, 2);
        assertThat(kept(query(2, NOON).build(), 1, 2)).as("another user").containsExactly(1, 2);
    }

    @Test
    void aSessionIsNotItsUser() {
        shown.note(by("u1", NOON).context(RecentlyShown.SESSION, "u2").build(), answer("i1"));
        shown.note(
                Request.forAnyone()
                        .moment(NOON)
                        .context(RecentlyShown.SESSION, "u2")
                        .build(),
                answer("i2"));
        Map<String, String> session = Map.of(RecentlyShown.SESSION, "u2");

        assertThat(kept(query(Query.UNKNOWN_USER, NOON).context(session).build(), 1, 2, 3))
                .containsExactly(3);
        assertThat(kept(query(U1, NOON).build(), 1, 2, 3)).containsExactly(1, 2, 3);
        assertThat(kept(query(2, NOON).build(), 1, 2, 3)).containsExactly(1, 2, 3);
    }

    @Test
    void whoHasNoNameIsNotRemembered() {
        shown.note(Request.forAnyone().moment(NOON).build(), answer("i1"));

        assertThat(shown.keys()).isZero();
        assertThat(kept(query(Query.UNKNOWN_USER, NOON).build(), 1)).containsExactly(1);
    }

    @Test
    void ofEachTheLatestItemsAreRemembered() {
        shown.note(by("u1", NOON).build(), answer("i1", "i2"));
        shown.note(by("u1", NOON).build(), answer("i3", "i4", "i5"));

        assertThat(kept(query(U1, NOON).build(), 1, 2, 3, 4, 5)).containsExactly(1, 2);
    }

    @Test
    void whoWasNotAskedForLongestIsForgotten() {
        shown.note(by("u1", NOON).build(), answer("i1"));
        shown.note(by("u2", NOON).build(), answer("i1"));
        kept(query(U1, NOON).build(), 1);
        shown.note(by("u3", NOON).build(), answer("i1"));

        assertThat(shown.keys()).isEqualTo(2);
        assertThat(kept(query(2, NOON).build(), 1)).containsExactly(1);
        assertThat(kept(query(U1, NOON).build(), 1)).isEmpty();
        assertThat(kept(query(3, NOON).build(), 1)).isEmpty();
    }

    @Test
    void itemsThatTheVersionDoesNotKnowAreOrdinary() {
        shown.note(by("u1", NOON).build(), answer("gone", "i1"));

        assertThat(kept(query(U1, NOON).build(), 1, 2)).containsExactly(2);
    }

    @Test
    void clearedPositionsStayCleared() {
        shown.note(by("u1", NOON).build(), answer("i1"));
        Mask keep = Mask.keepingAll(3);
        keep.clear(2);

        shown.filter(world.snapshot()).restrict(query(U1, NOON).build(), sorted(1, 2, 3), keep);

        assertThat(keep.positions()).containsExactly(1);
    }

    @Test
    void pageAfterPageBringsSomethingElse() {
        RecentlyShown memory = new RecentlyShown(Duration.ofHours(1), 10, 100);
        CandidateFilter filter = memory.filter(world.snapshot());
        Recommender recommender = request -> {
            Candidates all = sorted(IntStream.rangeClosed(1, RerankWorld.ITEMS).toArray());
            Mask keep = Mask.keepingAll(all.size());
            filter.restrict(query(U1, request.moment()).build(), all, keep);
            return answer(IntStream.of(all.keep(keep).first(10).items())
                    .mapToObj(item -> "i" + item)
                    .toArray(String[]::new));
        };
        List<String> seen = new ArrayList<>();
        for (int page = 0; page < 6; page++) {
            Request request = by("u1", NOON.plusSeconds(page)).build();
            Recommendations answer = recommender.recommend(request);
            memory.note(request, answer);
            seen.addAll(answer.ids());
        }

        assertThat(seen).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void manyThreadsMayNoteAndAsk() {
        RecentlyShown memory = new RecentlyShown(Duration.ofHours(1), 64, 8);
        CandidateFilter filter = memory.filter(world.snapshot());

        IntStream.range(0, 20_000).parallel().forEach(i -> {
            memory.note(by("u" + i % 100, NOON).build(), answer("i" + (1 + i % 60)));
            filter.restrict(query(1 + i % 4, NOON).build(), sorted(1, 2, 3), Mask.keepingAll(3));
        });

        assertThat(memory.keys()).isEqualTo(64);
    }

    @Test
    void badInputNamesItself() {
        assertThatThrownBy(() -> new RecentlyShown(Duration.ZERO, 1, 1))
                .hasMessage("window must be from a millisecond to 10,000 days: PT0S");
        assertThatThrownBy(() -> new RecentlyShown(Duration.ofDays(20_000), 1, 1))
                .hasMessageStartingWith("window must be from a millisecond to 10,000 days: ");
        assertThatThrownBy(() -> new RecentlyShown(Duration.ofDays(1), 0, 1))
                .hasMessage("number of keys must be at least 1: 0");
        assertThatThrownBy(() -> new RecentlyShown(Duration.ofDays(1), 1, 0))
                .hasMessage("number of items must be at least 1: 0");
        Query other = Query.of(new ModelVersion("other"), ItemSet.all(61)).build();
        assertThatThrownBy(() -> kept(other, 1)).isInstanceOf(VersionMismatchException.class);
    }
}
