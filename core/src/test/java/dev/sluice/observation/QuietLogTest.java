package dev.sluice.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Logged;
import dev.sluice.Request;
import dev.sluice.serving.RepositoryRecommender;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Requests are not logged, whatever becomes of them. */
class QuietLogTest extends WatchedRecommender {
    @Test
    void aThousandRequestsLogNothing() {
        RepositoryRecommender recommender = recommender();
        recommender.refresh();

        List<String> lines = Logged.during(() -> {
            for (int i = 0; i < 250; i++) {
                recommender.recommend(request("u1"));
                recommender.recommend(request("u3"));
                recommender.recommend(request("nobody"));
                recommender.recommend(
                        Request.forAnyone().excluding(Set.of("i1", "gone")).build());
            }
        });

        assertThat(lines).isEmpty();
    }

    @Test
    void aSwapLogsOneLine() throws IOException {
        RepositoryRecommender recommender = recommender();
        recommender.refresh();
        publish();

        List<String> lines = Logged.during(() -> recommender.recommend(request("u1")));

        assertThat(lines).singleElement().asString().contains(" INFO ").contains("takes the place of");
    }

    @Test
    void aListenerThatThrowsIsWarnedOfOnce() {
        RepositoryRecommender recommender = recommender((request, answer, took) -> {
            throw new IllegalStateException("broken");
        });
        recommender.refresh();

        List<String> lines = Logged.during(() -> {
            for (int i = 0; i < 100; i++) {
                assertThat(recommender.recommend(request("u1")).ids()).hasSize(3);
            }
        });

        assertThat(lines).filteredOn(line -> line.contains(" WARN ")).hasSize(1);
    }
}
