package dev.sluice.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.funnel.Funnel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Requests are worth as much effort as the factor says, and listeners hear of each once, whatever they do. */
class LoadSheddingTest extends ServedRepository {
    private static final Request REQUEST = Request.forUser("u1").limit(2).build();

    private final List<Double> efforts = new ArrayList<>();

    private RepositoryRecommender spied(ServingSettings settings) {
        return RepositoryRecommender.of(
                        repository,
                        snapshot -> Funnel.of(snapshot.version())
                                .generator(
                                        "spy",
                                        (query, limit) -> {
                                            efforts.add(query.effort());
                                            return Candidates.NONE;
                                        },
                                        1)
                                .withoutFallback()
                                .build())
                .with(settings);
    }

    @Test
    void slowRequestsLowerTheEffortOfThoseAfterThem() {
        QualityFactor strict =
                QualityFactor.of(Duration.ofNanos(1)).withDelta(0.02).withFloor(0.2);
        try (RepositoryRecommender spied = spied(ServingSettings.defaults().withQualityFactor(strict))) {
            for (int i = 0; i < 4; i++) {
                spied.recommend(REQUEST);
            }
            assertThat(efforts).containsExactly(1.0, 0.62, 0.24, 0.2);
            assertThat(spied.status().qualityFactor()).isEqualTo(0.2);
        }
    }

    @Test
    void withoutAFactorEveryRequestIsWorthAll() {
        try (RepositoryRecommender spied = spied(ServingSettings.defaults())) {
            spied.recommend(REQUEST);
            assertThat(efforts).containsExactly(1.0);
            assertThat(spied.status().qualityFactor()).isEqualTo(1);
        }
    }

    /** Hears of answers and failures. */
    private record Hearing(List<String> heard) implements ServingListener {
        @Override
        public void answered(Request request, Recommendations answer, Duration took) {
            heard.add(answer.requested() + " within " + (took.isNegative() ? "nothing" : "some time"));
            throw new IllegalStateException("hard of hearing");
        }

        @Override
        public void failed(Request request, RuntimeException why, Duration took) {
            heard.add(why.getClass().getSimpleName());
            throw new IllegalStateException("hard of hearing");
        }
    }

    @Test
    void listenersHearOfEveryRequestAndHarmNone() {
        Hearing hearing = new Hearing(new ArrayList<>());
        try (RepositoryRecommender spied =
                spied(ServingSettings.defaults().withListener(hearing).withListener(hearing))) {
            spied.recommend(REQUEST);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> spied.recommend(REQUEST)).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(hearing.heard())
                .containsExactly(
                        "2 within some time", "2 within some time", "CancellationException", "CancellationException");
    }
}
