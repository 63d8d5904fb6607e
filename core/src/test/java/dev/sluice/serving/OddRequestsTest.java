package dev.sluice.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.Degradation;
import dev.sluice.Degradation.Reason;
import dev.sluice.Interaction;
import dev.sluice.PageToken;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.funnel.Funnel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked, there is a clear answer or a clear error. */
@Timeout(60)
class OddRequestsTest extends ServedRepository {
    private static List<Reason> reasons(Recommendations answer) {
        return answer.degradations().stream().map(Degradation::reason).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 1_000_000, Integer.MAX_VALUE})
    void moreThanThereIsIsAShortfall(int limit) {
        Recommendations answer =
                recommender.recommend(Request.forUser("u3").limit(limit).build());

        assertThat(answer.ids()).containsExactlyInAnyOrder("i1", "i2", "i3", "i4");
        assertThat(answer.requested()).isEqualTo(limit);
        assertThat(answer.shortfall()).isEqualTo(limit - 4);
    }

    @Test
    void noStageIsAskedForMoreThanThereIs() {
        List<Integer> limits = new ArrayList<>();
        try (RepositoryRecommender spied = RepositoryRecommender.of(
                repository,
                snapshot -> Funnel.of(snapshot.version())
                        .generator(
                                "spy",
                                (query, limit) -> {
                                    limits.add(query.limit());
                                    return Candidates.NONE;
                                },
                                1)
                        .withoutFallback()
                        .build())) {
            Request.Builder request = Request.forUser("u1").limit(Integer.MAX_VALUE);
            spied.recommend(request.build());
            spied.recommend(request.after(new PageToken(List.of("i1", "i2"), 1, Instant.EPOCH))
                    .build());
            spied.recommend(request.limit(1).build());
        }

        assertThat(limits).as("of four, two of which are seen").containsExactly(2, 2, 2);
    }

    @Test
    void aHistoryOfAHundredThousandItemsIsHeeded() {
        List<Interaction> history = IntStream.range(0, 100_000)
                .mapToObj(i -> Interaction.of(i % 2 == 0 ? "i3" : "gone" + i, Instant.ofEpochSecond(i)))
                .toList();
        Recommendations answer = recommender.recommend(
                Request.forUser("u1").history(history).limit(3).build());

        assertThat(answer.ids()).containsExactlyInAnyOrder("i1", "i2", "i4");
        assertThat(answer.degradations())
                .contains(new Degradation(Reason.UNKNOWN_ITEMS, "50000 of 100000 items in the history"));
    }

    @Test
    void exclusionsOfEverythingAreNothingAllowed() {
        List<String> all = IntStream.range(0, 100_000).mapToObj(i -> "i" + i).toList();
        Recommendations answer = recommender.recommend(
                Request.forUser("u1").excluding(all).limit(1_000_000).build());

        assertThat(answer.items()).isEmpty();
        assertThat(reasons(answer)).containsExactly(Reason.UNKNOWN_ITEMS, Reason.NOTHING_ALLOWED);
        assertThat(answer.shortfall()).isEqualTo(1_000_000);
    }

    @Test
    void whatNobodyHasHeardOfGetsTheFallback() {
        Recommendations answer = recommender.recommend(Request.forUser("")
                .history(history("", "\ud800"))
                .context("", "never heard of")
                .context("country", "atlantis")
                .excluding(List.of("\u0000"))
                .limit(2)
                .build());

        assertThat(answer.ids()).containsExactly("i4", "i3");
        assertThat(reasons(answer))
                .containsExactly(Reason.UNKNOWN_USER, Reason.UNKNOWN_ITEMS, Reason.UNKNOWN_ITEMS, Reason.FALLBACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-292275055-05-16T16:47:04.192Z", "1066-10-14T09:00:00Z", "+292278994-08-17T07:12:55.807Z"})
    void anyMomentIsAnswered(String moment) {
        Request.Builder request =
                Request.forUser("u1").moment(Instant.parse(moment)).limit(2);

        assertThat(recommender.recommend(request.build()).ids()).containsExactly("i4", "i3");
        assertThat(recommender
                        .recommend(request.history(List.of(Interaction.of("i1", Instant.parse(moment))))
                                .build())
                        .items())
                .hasSize(2);
    }

    @Test
    void aMomentThatIsNoMomentIsRefused() {
        String range = " must be from -292275055-05-16T16:47:04.192Z to +292278994-08-17T07:12:55.807Z: ";
        assertThatThrownBy(() -> Request.forUser("u1").moment(Instant.MAX))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("moment" + range + Instant.MAX);
        assertThatThrownBy(() -> Interaction.of("i1", Instant.MIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time of item i1" + range + Instant.MIN);
    }

    @Test
    void lessThanNothingIsRefused() {
        assertThatThrownBy(() -> Request.forUser("u1").limit(-1)).hasMessage("limit must be at least 0: -1");
    }
}
