package dev.sluice.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.ModelVersion;
import dev.sluice.PageToken;
import dev.sluice.Query;
import dev.sluice.Request;
import dev.sluice.funnel.Funnel;
import dev.sluice.funnel.LoggedRanker;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Before a version serves, it is asked what was asked lately, or what a file says. */
@Timeout(60)
class WarmUpOfVersionsTest extends ServedRepository {
    private static final WarmUp FEW =
            WarmUp.defaults().withWindow(4).withTolerance(1000).withSample(1, 8);

    private final List<Query> queries = new ArrayList<>();
    private final List<ModelVersion> failing = new ArrayList<>();

    private RepositoryRecommender spied(WarmUp warmUp) {
        return RepositoryRecommender.of(
                        repository,
                        snapshot -> Funnel.of(snapshot.version())
                                .generator(
                                        "spy",
                                        (query, limit) -> {
                                            queries.add(query);
                                            if (failing.contains(snapshot.version())) {
                                                query.require(new ModelVersion("another"));
                                            }
                                            return Candidates.NONE;
                                        },
                                        1)
                                .withoutFallback()
                                .build())
                .with(ServingSettings.defaults().withWarmUp(warmUp));
    }

    private static Request request(int limit) {
        return Request.forUser("u1")
                .limit(limit)
                .context(LoggedRanker.REQUEST, "r" + limit)
                .context("a", "b")
                .build();
    }

    @Test
    void recentRequestsAreReplayedWithoutTheirIds() throws IOException {
        try (RepositoryRecommender spied = spied(FEW)) {
            spied.recommend(request(1));
            spied.recommend(request(2));
            assertThat(queries).allSatisfy(query -> assertThat(query.context()).containsKey(LoggedRanker.REQUEST));
            queries.clear();
            ModelVersion next = repository.publish(ServedRepository::write);
            spied.refresh();

            assertThat(queries).hasSize(8).allSatisfy(query -> {
                assertThat(query.version()).isEqualTo(next);
                assertThat(query.context()).containsOnlyKeys("a");
                assertThat(query.deadline().isBounded()).isTrue();
            });
            assertThat(queries).extracting(Query::limit).containsExactly(1, 2, 1, 2, 1, 2, 1, 2);
            assertThat(spied.recentRequests()).as("practice is no request").hasSize(2);
        }
    }

    @Test
    void aProcessThatHasJustStartedUsesStoredRequests() {
        try (RepositoryRecommender spied = spied(FEW.withRequests(List.of(request(2))))) {
            spied.refresh();

            assertThat(queries).hasSize(8);
            assertThat(spied.recentRequests()).hasSize(1);
        }
    }

    @Test
    void replaysRestWhileAnotherVersionServes() throws IOException {
        // a replay takes a microsecond and more, its pause a million times as long: the time is up after one
        WarmUp slow = FEW.withPace(1e-6).withAtMost(Duration.ofMillis(500)).withRequests(List.of(request(2)));
        try (RepositoryRecommender spied = spied(slow)) {
            spied.refresh();
            assertThat(queries).as("nothing serves yet").hasSize(8);
            queries.clear();
            repository.publish(ServedRepository::write);
            spied.refresh();

            assertThat(queries).hasSize(1);
        }
    }

    @Test
    void aRequestThatWaitsIsNotMadeToWaitForAWarmUp() {
        try (RepositoryRecommender spied = spied(FEW.withRequests(List.of(request(2))))) {
            spied.recommend(request(1));

            assertThat(queries).hasSize(1);
        }
    }

    @Test
    void aVersionThatFailsEveryReplayDoesNotComeIntoService() throws IOException {
        try (RepositoryRecommender spied = spied(FEW)) {
            ModelVersion good = spied.recommend(request(1)).version();
            failing.add(repository.publish(ServedRepository::write));

            assertThatThrownBy(spied::refresh).hasMessageContaining("all 4 requests replayed have failed");
            assertThat(spied.recommend(request(1)).version()).isEqualTo(good);
        }
    }

    @Test
    void theSampleIsEverySoManiethOfTheLast() {
        RequestSample sample = new RequestSample(WarmUp.defaults().withSample(3, 2));
        IntStream.range(0, 9).forEach(limit -> sample.offer(request(limit)));

        assertThat(sample.requests()).extracting(Request::limit).containsExactlyInAnyOrder(3, 6);
        RequestSample none = new RequestSample(WarmUp.defaults().withSample(1, 0));
        none.offer(request(1));
        assertThat(none.requests()).isEmpty();
    }

    @Test
    void storedRequestsGiveWayToAFullSample() {
        RequestSample sample =
                new RequestSample(WarmUp.defaults().withSample(1, 2).withRequests(List.of(request(7), request(8))));

        assertThat(sample.requests()).extracting(Request::limit).containsExactly(7, 8);
        sample.offer(request(1));
        assertThat(sample.requests()).extracting(Request::limit).containsExactly(1, 7, 8);
        sample.offer(request(2));
        assertThat(sample.requests()).extracting(Request::limit).containsExactly(1, 2);
    }

    @Test
    void largeRequestsAreNotKept() {
        String[] many = IntStream.range(0, 1001).mapToObj(i -> "i" + i).toArray(String[]::new);
        RequestSample sample = new RequestSample(FEW);
        sample.offer(Request.forAnyone().history(history(many)).build());
        sample.offer(Request.forAnyone().excluding(Set.of(many)).build());
        sample.offer(Request.forAnyone()
                .after(new PageToken(List.of(many), 1, Instant.EPOCH))
                .build());

        assertThat(sample.requests()).isEmpty();
        sample.offer(Request.forAnyone().timeBudget(Duration.ofMillis(1)).build());
        assertThat(sample.requests()).hasSize(1);
    }
}
