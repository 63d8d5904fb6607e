package dev.sluice.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.Recommendations;
import dev.sluice.StageReport;
import dev.sluice.funnel.Funnel;
import dev.sluice.funnel.FunnelRun;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.store.Lease;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is in a recording, read back from its file. */
@Timeout(60)
class FlightRecorderEventsTest extends WatchedRecommender {
    private final FlightRecorderEvents events = FlightRecorderEvents.of("home");

    @Test
    void aRequestAndItsStages() throws IOException {
        RepositoryRecommender recommender = recommender(events.requests());
        Recommendations[] answer = new Recommendations[1];

        List<RecordedEvent> recorded = recorded(() -> answer[0] = recommender.recommend(request("u3")));

        assertThat(recorded)
                .extracting(event -> event.getEventType().getName())
                .containsExactly(
                        "dev.sluice.Swap",
                        "dev.sluice.Stage",
                        "dev.sluice.Stage",
                        "dev.sluice.Stage",
                        "dev.sluice.Stage",
                        "dev.sluice.Stage",
                        "dev.sluice.Stage",
                        "dev.sluice.Request");
        for (int i = 0; i < answer[0].stages().size(); i++) {
            assertIs(recorded.get(i + 1), answer[0].stages().get(i));
        }
        RecordedEvent request = recorded.get(7);
        assertThat(request.getString("funnel")).isEqualTo("home");
        assertThat(request.getString("outcome")).isEqualTo("degraded");
        assertThat(request.getString("degradations")).isEqualTo("stage_failed fallback");
        assertThat(request.getString("version")).isEqualTo(answer[0].version().id());
        assertThat(request.getInt("requested")).isEqualTo(3);
        assertThat(request.getInt("answered")).isEqualTo(3);
        assertThat(request.getString("failure")).isEmpty();
        assertThat(request.getDuration("took")).isPositive().isLessThan(Duration.ofSeconds(30));
        assertThat(recorded.toString()).doesNotContain("u3");
    }

    @Test
    void aSwap() throws IOException {
        RepositoryRecommender recommender = recommender(events.requests());
        recommender.recommend(request("u1"));
        String before = repository().current().orElseThrow().id();
        publish();

        List<RecordedEvent> recorded = recorded(recommender::refresh);

        assertThat(recorded).singleElement().satisfies(swap -> {
            assertThat(swap.getEventType().getName()).isEqualTo("dev.sluice.Swap");
            assertThat(swap.getString("from")).isEqualTo(before);
            assertThat(swap.getString("to"))
                    .isEqualTo(repository().current().orElseThrow().id());
            assertThat(swap.getDuration("took")).isPositive();
        });
    }

    @Test
    void aRequestThatThrows() throws IOException {
        RepositoryRecommender recommender = recommender(events.requests());
        recommender.close();

        List<RecordedEvent> recorded = recorded(() -> assertThatThrownBy(() -> recommender.recommend(request("u1")))
                .isInstanceOf(IllegalStateException.class));

        assertThat(recorded).singleElement().satisfies(request -> {
            assertThat(request.getString("outcome")).isEqualTo("failed");
            assertThat(request.getString("failure")).isEqualTo("java.lang.IllegalStateException");
            assertThat(request.getInt("answered")).isZero();
        });
    }

    @Test
    void aRunOfAFunnel() throws IOException {
        FunnelRun[] run = new FunnelRun[1];
        try (Lease lease = repository().lease()) {
            Funnel funnel = funnel(lease.snapshot()).listener(events.runs()).build();
            Query query = Query.of(funnel.version(), ItemSet.all(7)).limit(2).build();

            List<RecordedEvent> recorded = recorded(() -> run[0] = funnel.run(query));

            assertThat(recorded).hasSize(7);
            for (int i = 0; i < 6; i++) {
                assertIs(recorded.get(i), run[0].stages().get(i));
            }
            assertThat(recorded.get(6).getEventType().getName()).isEqualTo("dev.sluice.Request");
            assertThat(recorded.get(6).getInt("answered")).isEqualTo(2);
        }
    }

    @Test
    void whatIsOffIsNotRecorded() throws IOException {
        RepositoryRecommender recommender = recommender(events.requests());
        recommender.refresh();

        List<RecordedEvent> recorded = recorded(() -> recommender.recommend(request("u1")), "dev.sluice.Stage");

        assertThat(recorded).extracting(event -> event.getEventType().getName()).containsExactly("dev.sluice.Request");
    }

    private static void assertIs(RecordedEvent event, StageReport stage) {
        assertThat(event.getString("funnel")).isEqualTo("home");
        assertThat(event.getString("stage")).isEqualTo(stage.stage());
        assertThat(event.getString("outcome")).isEqualTo(stage.outcome().name().toLowerCase(Locale.ROOT));
        assertThat(event.getInt("in")).isEqualTo(stage.in());
        assertThat(event.getInt("out")).isEqualTo(stage.out());
        assertThat(event.getDuration("took")).isEqualTo(Duration.ofNanos(stage.nanos()));
        assertThat(event.getString("detail")).isEqualTo(stage.detail());
    }

    /** The library's events while the work is done, oldest first. */
    private List<RecordedEvent> recorded(Runnable work, String... off) throws IOException {
        Path file = directory.resolve("recording.jfr");
        try (Recording recording = new Recording()) {
            for (String name : off) {
                recording.disable(name);
            }
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("dev.sluice."))
                .sorted((a, b) -> a.getStartTime().compareTo(b.getStartTime()))
                .toList();
    }
}
