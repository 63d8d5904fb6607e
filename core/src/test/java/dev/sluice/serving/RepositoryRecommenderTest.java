package dev.sluice.serving;

import static dev.sluice.retrieval.PublishedModel.catalogue;
import static dev.sluice.retrieval.PublishedModel.column;
import static dev.sluice.retrieval.PublishedModel.lists;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.Contribution;
import dev.sluice.Degradation;
import dev.sluice.Degradation.Reason;
import dev.sluice.Dropped;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.Recommendation;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.TagColumn;
import dev.sluice.data.duplicate.ItemAliases;
import dev.sluice.funnel.Funnel;
import dev.sluice.retrieval.PopularCandidates;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What users get who are known, unknown or nobody, and what they are told about it. */
@Timeout(20)
class RepositoryRecommenderTest extends ServedRepository {
    private static List<Reason> reasons(Recommendations answer) {
        return answer.degradations().stream().map(Degradation::reason).toList();
    }

    @Test
    void aKnownUserGetsWhatTheyHaveNotSeen() {
        Recommendations answer =
                recommender.recommend(Request.forUser("u1").limit(2).build());

        assertThat(answer.ids()).containsExactly("i4", "i3");
        assertThat(answer.degradations()).isEmpty();
        assertThat(answer.shortfall()).isZero();
        assertThat(answer.version()).isEqualTo(repository.current().orElseThrow());
        assertThat(answer.items().get(0).sources()).containsExactly("als", "knn");
        assertThat(answer.stages()).hasSize(4);
    }

    @Test
    void whatWasSeenBesideTheHistoryDoesNotComeBackEither() throws IOException {
        repository.publish(writer -> {
            ServedRepository.write(writer);
            lists(writer, "seen.users", new int[] {4}, new int[] {}, new int[] {1});
        });

        assertThat(recommender.recommend(Request.forUser("u1").limit(4).build()).ids())
                .containsExactly("i3");
        assertThat(recommender.recommend(Request.forUser("u3").limit(4).build()).ids())
                .doesNotContain("i1")
                .hasSize(3);
        assertThat(recommender
                        .recommend(Request.forUser("u1")
                                .history(history("i1"))
                                .limit(4)
                                .build())
                        .ids())
                .as("the request's history wins over all that is stored")
                .contains("i4");
        assertThat(recommender
                        .with(ServingSettings.defaults().withSeen(SeenItems.ALLOW))
                        .recommend(Request.forUser("u1").limit(4).build())
                        .ids())
                .hasSize(4);
    }

    @Test
    void seenItemsComeBackWhereThatIsAllowed() {
        Recommendations answer = recommender
                .with(ServingSettings.defaults().withSeen(SeenItems.ALLOW))
                .recommend(Request.forUser("u1").limit(4).build());

        assertThat(answer.ids()).containsExactlyInAnyOrder("i1", "i2", "i3", "i4");
    }

    @Test
    void anUnknownUserGetsTheFallback() {
        Recommendations answer =
                recommender.recommend(Request.forUser("stranger").limit(2).build());

        assertThat(answer.ids()).containsExactly("i4", "i3");
        assertThat(reasons(answer)).containsExactly(Reason.UNKNOWN_USER, Reason.FALLBACK);
        assertThat(answer.items().get(0).sources()).containsExactly("popular");
    }

    @Test
    void nobodyGetsTheFallback() {
        Recommendations answer =
                recommender.recommend(Request.forAnyone().limit(1).build());

        assertThat(answer.ids()).containsExactly("i4");
        assertThat(reasons(answer)).containsExactly(Reason.NO_USER, Reason.FALLBACK);
    }

    @Test
    void anUnknownUserWithAHistoryGetsWhatItSays() {
        Recommendations answer = recommender.recommend(
                Request.forUser("stranger").history(history("i3")).limit(1).build());

        assertThat(answer.ids()).containsExactly("i2");
        assertThat(answer.degradations()).isEmpty();
    }

    @Test
    void theRequestsHistoryWinsOverTheStoredOne() {
        Recommendations answer = recommender.recommend(
                Request.forUser("u2").history(history("i4")).limit(4).build());

        assertThat(answer.ids()).containsExactly("i1", "i2", "i3");
        assertThat(reasons(answer)).isEmpty();
        assertThat(answer.shortfall()).isEqualTo(1);
    }

    @Test
    void whoHasSeenEverythingGetsNothingAndTheReason() {
        Recommendations answer =
                recommender.recommend(Request.forUser("u2").limit(3).build());

        assertThat(answer.items()).isEmpty();
        assertThat(reasons(answer)).containsExactly(Reason.NOTHING_ALLOWED);
        assertThat(answer.shortfall()).isEqualTo(3);
    }

    @Test
    void noLimitIsAnEmptyAnswerWithoutComplaint() {
        for (String user : List.of("u1", "u2", "stranger")) {
            Recommendations answer =
                    recommender.recommend(Request.forUser(user).limit(0).build());

            assertThat(answer.items()).isEmpty();
            assertThat(answer.degraded()).isFalse();
            assertThat(answer.shortfall()).isZero();
        }
    }

    @Test
    void exclusionsStayOutAndUnknownOnesAreCounted() {
        Recommendations answer = recommender.recommend(Request.forUser("u1")
                .excluding(Set.of("i4", "gone", "never"))
                .limit(5)
                .build());

        assertThat(answer.ids()).containsExactly("i3");
        assertThat(answer.degradations())
                .containsExactly(new Degradation(Reason.UNKNOWN_ITEMS, "2 of 3 items in the exclusions"));
    }

    /** i1 was a and b before. */
    private void publishMerged() throws IOException {
        TagColumn merged = TagColumn.of(List.of(List.of(), List.of("a", "b"), List.of(), List.of(), List.of()));
        Catalogue plain = catalogue(4, 3);
        Entities items = new Entities(plain.items().ids(), Map.of(ItemAliases.COLUMN, merged));
        repository.publish(writer -> write(writer, new Catalogue(items, plain.users())));
    }

    @Test
    void theIdOfAMergedItemIsThatOfTheItemItHasBecome() throws IOException {
        Request.Builder[] requests = {
            Request.forUser("stranger").history(history("b")).excluding(List.of("i3")),
            Request.forUser("stranger").history(history("i2")).excluding(List.of("a", "nobody"))
        };
        Request.Builder[] same = {
            Request.forUser("stranger").history(history("i1")).excluding(List.of("i3")),
            Request.forUser("stranger").history(history("i2")).excluding(List.of("i1", "nobody"))
        };
        assertThat(reasons(recommender.recommend(requests[0].build()))).contains(Reason.UNKNOWN_ITEMS);
        publishMerged();

        for (int i = 0; i < requests.length; i++) {
            Recommendations answer = recommender.recommend(requests[i].build());

            assertThat(answer.ids()).isNotEmpty().doesNotContain("i1", "a", "b");
            assertThat(answer.ids())
                    .isEqualTo(recommender.recommend(same[i].build()).ids());
            assertThat(answer.degradations())
                    .isEqualTo(recommender.recommend(same[i].build()).degradations());
        }
    }

    @Test
    void aHistoryOfUnknownItemsSaysNothing() {
        Recommendations answer = recommender.recommend(
                Request.forUser("stranger").history(history("gone")).limit(1).build());

        assertThat(answer.ids()).containsExactly("i4");
        assertThat(reasons(answer)).containsExactly(Reason.UNKNOWN_USER, Reason.UNKNOWN_ITEMS, Reason.FALLBACK);
    }

    @Test
    void anEmptyCatalogueIsOrdinary() throws IOException {
        repository.publish(writer -> {
            writer.catalogue(catalogue(0, 0));
            column(writer, "popularity.items");
        });
        RepositoryRecommender empty = RepositoryRecommender.of(
                repository,
                snapshot -> Funnel.of(snapshot.version())
                        .generator("popular", PopularCandidates.of(snapshot), 5)
                        .withoutFallback()
                        .build());

        Recommendations answer = empty.recommend(Request.forUser("u1").build());

        assertThat(answer.items()).isEmpty();
        assertThat(reasons(answer)).containsExactly(Reason.UNKNOWN_USER, Reason.EMPTY_CATALOGUE);
    }

    @Test
    void anExplanationSpeaksTheApplicationsIds() {
        Recommendations answer =
                recommender.recommend(Request.forUser("u1").limit(1).explained().build());

        Recommendation first = answer.items().get(0);
        assertThat(first.item()).isEqualTo("i4");
        assertThat(first.contributions()).extracting(Contribution::stage).containsExactly("als", "knn", "merge");
        assertThat(answer.dropped()).containsExactly(new Dropped("i3", "merge"));
    }

    @Test
    void aRequestCarriesItsMomentItsContextAndItsSeed() {
        AtomicReference<Query> seen = new AtomicReference<>();
        RepositoryRecommender spying = RepositoryRecommender.of(
                repository,
                snapshot -> Funnel.of(snapshot.version())
                        .generator(
                                "spy",
                                (query, limit) -> {
                                    seen.set(query);
                                    return Candidates.NONE;
                                },
                                1)
                        .withoutFallback()
                        .build());
        Request.Builder request = Request.forUser("u1").context("country", "ch").timeBudget(Duration.ofSeconds(5));

        spying.recommend(request.moment(Instant.ofEpochMilli(17)).build());
        Query first = seen.get();
        spying.recommend(request.moment(Instant.ofEpochMilli(18)).build());
        Query second = seen.get();
        spying.recommend(request.seed(4).build());

        assertThat(first.moment()).isEqualTo(17);
        assertThat(first.context()).containsEntry("country", "ch");
        assertThat(first.deadline().isBounded()).isTrue();
        assertThat(first.history().items()).containsExactly(2, 1);
        assertThat(second.seed()).isEqualTo(first.seed());
        assertThat(seen.get().seed()).isEqualTo(4);
    }

    @Test
    void anItemFilterOfAnotherCatalogueIsRefused() {
        RepositoryRecommender wrong =
                recommender.with(ServingSettings.defaults().withItems(catalogue -> ItemSet.all(99)));

        assertThatThrownBy(() -> wrong.recommend(Request.forUser("u1").build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the item filter allows items of 99 rows, the catalogue has 5");
    }
}
