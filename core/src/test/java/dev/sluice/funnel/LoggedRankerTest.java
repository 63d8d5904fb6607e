package dev.sluice.funnel;

import static dev.sluice.retrieval.PublishedModel.catalogue;
import static dev.sluice.retrieval.PublishedModel.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.StageOutcome;
import dev.sluice.VersionMismatchException;
import dev.sluice.data.feature.FeatureLog;
import dev.sluice.data.feature.FeatureLogCounts;
import dev.sluice.data.feature.FeatureLogSettings;
import dev.sluice.data.feature.ServedFeatures;
import dev.sluice.data.feature.ServedRequest;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.store.ModelSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ranker that is logged sees and decides what it would have, and the log has what it saw. */
class LoggedRankerTest {
    private static final FeatureKey HALF = FeatureKey.number("half");
    private static final FeatureKey UNREAD = FeatureKey.number("unread");

    private final List<ServedFeatures> served = new ArrayList<>();
    private final FeatureLog log = FeatureLog.to(served::addAll, Runnable::run, FeatureLogSettings.defaults());

    @TempDir
    private Path directory = Path.of("");

    private PublishedModel model;

    @BeforeEach
    void publish() throws IOException {
        model = PublishedModel.in(directory, writer -> {
            writer.catalogue(catalogue(6, 2));
            column(writer, "popularity.items", 1, 2, 3, 4, 5, 6);
        });
    }

    @AfterEach
    void close() {
        model.close();
    }

    /** Half of an item's row, missing for item 4; and a feature that no ranker reads. */
    private record Halves() implements FeatureSource {
        @Override
        public FeatureSchema provides() {
            return FeatureSchema.of(HALF, UNREAD);
        }

        @Override
        public void fill(Query query, Candidates candidates, float[][] columns) {
            for (int position = 0; position < candidates.size(); position++) {
                int item = candidates.item(position);
                columns[0][position] = item == 4 ? Float.NaN : item / 2f;
            }
        }
    }

    /** The highest half first, missing ones last. */
    private record ByHalf() implements Ranker {
        @Override
        public FeatureSchema requires() {
            return FeatureSchema.of(HALF);
        }

        @Override
        public Ranking rank(Query query, Candidates candidates, int limit) {
            float[] scores = candidates.feature(HALF);
            for (int position = 0; position < scores.length; position++) {
                scores[position] = Float.isNaN(scores[position]) ? -1 : scores[position];
            }
            return Ranking.byScore(candidates, scores, limit);
        }
    }

    private Funnel funnel(ModelSnapshot snapshot, Ranker ranker) {
        return Funnel.of(snapshot.version())
                .generator("g", Stages.proposing(2, 4, 5, 6), 10)
                .features("halves", new Halves())
                .ranker("light", ranker, 2)
                .withoutFallback()
                .build();
    }

    private Recommendations recommend(Request request) {
        return RepositoryRecommender.of(
                        model.repository(),
                        snapshot -> funnel(snapshot, LoggedRanker.of(snapshot, "light", new ByHalf(), log)))
                .recommend(request);
    }

    private static Request.Builder request(String user) {
        return Request.forUser(user)
                .context(LoggedRanker.REQUEST, "r1")
                .limit(2)
                .moment(Instant.ofEpochMilli(1234));
    }

    @Test
    void theLogHasWhatTheRankerSaw() {
        Recommendations answer = recommend(request("u2").build());

        assertThat(answer.ids()).containsExactly("i6", "i5");
        assertThat(served).hasSize(1);
        assertThat(served.get(0).request())
                .isEqualTo(new ServedRequest("r1", Optional.of("u2"), model.version(), "light", 1234));
        assertThat(served.get(0).items()).containsExactly("i2", "i4", "i5", "i6");
        assertThat(served.get(0).features()).containsExactly(HALF);
        assertThat(served.get(0).feature(HALF)).containsExactly(1, Float.NaN, 2.5f, 3);
    }

    @Test
    void anUnknownUserIsNone() {
        recommend(request("stranger").build());

        assertThat(served.get(0).request().user()).isEmpty();
    }

    @Test
    void aRequestWithoutAnIdIsCounted() {
        recommend(Request.forUser("u1").limit(2).build());

        assertThat(served).isEmpty();
        assertThat(log.counts()).isEqualTo(new FeatureLogCounts(0, 0, 0, 1, 0));
    }

    @Test
    void theAnswerIsTheSameWhateverBecomesOfTheLog() {
        FeatureLog failing = FeatureLog.to(
                batch -> {
                    throw new IOException("disk full");
                },
                Runnable::run,
                FeatureLogSettings.defaults());
        ModelSnapshot snapshot = model.snapshot();
        Query query = Query.of(snapshot.version(), ItemSet.all(7))
                .user(1)
                .context(java.util.Map.of(LoggedRanker.REQUEST, "r1"))
                .limit(2)
                .build();

        FunnelRun plain = funnel(snapshot, new ByHalf()).run(query);
        FunnelRun logged = funnel(snapshot, LoggedRanker.of(snapshot, "light", new ByHalf(), failing))
                .run(query);

        assertThat(logged.candidates().items()).isEqualTo(plain.candidates().items());
        assertThat(logged.candidates().scores()).isEqualTo(plain.candidates().scores());
        assertThat(Stages.outcome(logged, "light")).isEqualTo(StageOutcome.OK);
        assertThat(failing.counts().failed()).isOne();
    }

    @Test
    void itAsksForWhatItsRankerAsksForAndRefusesOtherVersions() {
        LoggedRanker ranker = LoggedRanker.of(model.snapshot(), "light", new ByHalf(), log);
        Query query = Query.of(new ModelVersion("other"), ItemSet.all(7)).build();

        assertThat(ranker.requires()).isEqualTo(FeatureSchema.of(HALF));
        assertThat(ranker.provides()).isEqualTo(FeatureSchema.NONE);
        assertThatThrownBy(() -> ranker.rank(query, Candidates.NONE, 1)).isInstanceOf(VersionMismatchException.class);
    }
}
