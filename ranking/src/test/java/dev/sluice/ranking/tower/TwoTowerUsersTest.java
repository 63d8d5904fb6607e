package dev.sluice.ranking.tower;

import static dev.sluice.ranking.tower.TowerWorld.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.History;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.VersionMismatchException;
import dev.sluice.data.Dataset;
import dev.sluice.ranking.EmbeddingScorer;
import dev.sluice.ranking.feature.EmbeddingFeature;
import dev.sluice.retrieval.EmbeddingCandidates;
import dev.sluice.retrieval.ExactIndex;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.EmbeddingWriter;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.engine.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user tower in serving. */
class TwoTowerUsersTest {
    private static final Dataset DATA = TowerWorld.of(60, 100, 3000, 3);
    private static final TwoTowerModel MODEL =
            new TwoTowerTrainer(SMALL.withHidden(6).withEpochs(6)).train(DATA, TrainingListener.NONE);
    private static final ItemSet ALL = ItemSet.all(101);
    private static final long NOW = 3000 * TowerWorld.MINUTE;

    @TempDir
    Path directory;

    private PublishedModel published;
    private TwoTowerUsers users;

    @BeforeEach
    void publish() throws IOException {
        published = PublishedModel.in(directory, writer -> {
            writer.catalogue(DATA.catalogue());
            MODEL.write(writer);
        });
        users = TwoTowerUsers.of(published.snapshot(), "two-tower");
    }

    @AfterEach
    void close() {
        published.close();
    }

    private Query.Builder query() {
        return Query.of(published.version(), ALL).moment(NOW);
    }

    private float[] vector(Query query) {
        float[] vector = new float[users.dimension()];
        assertThat(users.read(query, vector)).isTrue();
        return vector;
    }

    private static History likes(int kind) {
        int[] items = {kind + 5, kind + 10, kind + 20};
        return History.of(items, new long[] {NOW - 300, NOW - 200, NOW - 100}, new float[] {1, 1, 1});
    }

    /** In training a vector comes out of bags and the whole table, in serving out of what was precomputed. */
    @Test
    void servingComputesWhatTrainingDoes() {
        Layout layout = new Layout(DATA, SMALL.inputs());
        Timeline timeline = Timeline.of(DATA.interactions());
        TwoTowerSettings settings = SMALL.withHidden(6);
        try (Workers workers = new Workers(1, "test")) {
            SplittableRandom random = new SplittableRandom(9);
            Tower ofUsers = new Tower(layout.userTable(), 1, settings, random, workers);
            Tower ofItems = new Tower(layout.itemTable(), 1, settings, random, workers);
            for (int unit = 0; unit < 6; unit++) {
                float[] row = ofUsers.hidden().unit(unit);
                for (int i = 0; i < row.length; i++) {
                    row[i] = (float) random.nextGaussian();
                }
            }
            TwoTowerModel drawn = Precomputed.model(layout, settings, ofUsers, ofItems);
            try (PublishedModel other = PublishedModel.in(directory.resolve("drawn"), writer -> {
                writer.catalogue(DATA.catalogue());
                drawn.write(writer);
            })) {
                TwoTowerUsers served = TwoTowerUsers.of(other.snapshot(), "two-tower");
                Bags bags = new Bags(layout.userTable());
                float[] trained = new float[16];
                float[] found = new float[16];
                for (int example = 0; example < timeline.size(); example += 37) {
                    int user = timeline.user(example);
                    int before = timeline.before(example);
                    long moment = timeline.moment(example);
                    bags.clear();
                    layout.user(timeline, user, before, moment, bags);
                    ofUsers.forward(bags);
                    ofUsers.outputs().copy(0, trained);
                    History past = History.of(
                            Arrays.copyOf(timeline.history(user).items(), before),
                            times(timeline.history(user), before),
                            new float[before]);
                    Query query = Query.of(other.version(), ALL)
                            .user(user)
                            .history(past)
                            .moment(moment)
                            .build();
                    if (served.read(query, found)) {
                        assertThat(found).containsExactly(trained, within(1e-5f));
                    } else {
                        assertThat(before).isZero();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static long[] times(History history, int count) {
        long[] times = new long[count];
        Arrays.setAll(times, history::time);
        return times;
    }

    @Test
    void whoLikesAKindIsProposedMoreOfIt() {
        EmbeddingStore items = published.snapshot().embeddings("two-tower.items");
        EmbeddingCandidates generator = EmbeddingCandidates.over(ExactIndex.over(items), users);
        for (int kind = 0; kind < TowerWorld.KINDS; kind++) {
            Candidates found = generator.generate(query().history(likes(kind)).build(), 10);
            int ofKind = 0;
            for (int position = 0; position < found.size(); position++) {
                ofKind += TowerWorld.kind(found.item(position)) == kind ? 1 : 0;
            }
            assertThat(ofKind).as("of kind %s: %s", kind, found).isGreaterThanOrEqualTo(8);
        }
    }

    @Test
    void scorerAndFeatureAndGeneratorAgree() {
        EmbeddingStore items = published.snapshot().embeddings("two-tower.items");
        Query query = query().user(7).history(likes(2)).build();
        Candidates found =
                EmbeddingCandidates.over(ExactIndex.over(items), users).generate(query, 20);
        float[] scores = new float[20];
        float[][] column = new float[1][20];

        EmbeddingScorer.over(items, users).score(query, found, scores);
        EmbeddingFeature.over("two-tower", items, users).fill(query, found, column);

        assertThat(scores).containsExactly(found.scores(), within(1e-5f));
        assertThat(column[0]).isSortedAccordingTo((a, b) -> Float.compare(b, a));
    }

    @Test
    void aNewUserHasAVectorByTheHistoryAndOneByAttributes() {
        assertThat(TwoTowerTrainerTest.length(vector(query().history(likes(1)).build())))
                .isCloseTo(1, within(1e-5));
        assertThat(TwoTowerTrainerTest.length(vector(query().user(1).build()))).isCloseTo(1, within(1e-5));
    }

    @Test
    void ofWhomNothingIsKnownNothingIsSaid() {
        float[] vector = new float[16];
        assertThat(users.read(query().build(), vector)).isFalse();
        assertThat(users.read(query().user(4).build(), vector)).as("no country").isFalse();
    }

    @Test
    void whatHappenedLatelyCounts() {
        Query now = query().history(likes(1)).build();
        Query later = now.with().moment(NOW + 90L * 24 * 60 * TowerWorld.MINUTE).build();

        assertThat(vector(later)).isNotEqualTo(vector(now));
        assertThat(vector(now.with().moment(0).build()))
                .as("no moment is that of the last event")
                .isEqualTo(vector(now.with().moment(NOW - 100).build()));
    }

    @Test
    void queriesOfOtherVersionsAreRefused() {
        Query other = Query.of(new ModelVersion("other"), ALL).build();
        assertThatThrownBy(() -> users.read(other, new float[16])).isInstanceOf(VersionMismatchException.class);
    }

    @Test
    void severalModelsStandBesideEachOther() throws IOException {
        try (PublishedModel two = PublishedModel.in(directory.resolve("two"), writer -> {
            writer.catalogue(DATA.catalogue());
            MODEL.write(writer);
            MODEL.named("another").write(writer);
        })) {
            Query query = Query.of(two.version(), ALL).user(1).build();
            float[] one = new float[16];
            float[] another = new float[16];
            TwoTowerUsers.of(two.snapshot(), "two-tower").read(query, one);
            TwoTowerUsers.of(two.snapshot(), "another").read(query, another);
            assertThat(another).isEqualTo(one);
        }
    }

    @Test
    void whatDoesNotBelongTogetherIsNamed() throws IOException {
        assertThatThrownBy(() -> TwoTowerUsers.of(published.snapshot(), "als"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("als.");
        refused(writer -> table(writer, "broken.facts", 3, 16), "table broken.facts must have 5 rows of 16: 3 of 16");
        refused(writer -> table(writer, "broken.facts", 5, 8), "table broken.facts must have 5 rows of 16: 5 of 8");
        refused(writer -> writer.provenance("broken.spans", "PT1H,a day"), "a duration must be such as PT1H: 'a day'");
    }

    /** A version of a model whose facts are others. */
    private void refused(ModelRepository.Content facts, String message) throws IOException {
        try (PublishedModel broken =
                PublishedModel.in(directory.resolve(message.substring(message.length() - 7)), writer -> {
                    writer.catalogue(DATA.catalogue());
                    SavedTowers.write(MODEL.settings(), List.of(), List.of(), "broken", writer);
                    MODEL.weights().items().write(writer, "broken.items");
                    MODEL.weights().ofHistories().write(writer, "broken.history.items");
                    MODEL.weights().ofUsers().write(writer, "broken.attributes.users");
                    facts.write(writer);
                })) {
            assertThatThrownBy(() -> TwoTowerUsers.of(broken.snapshot(), "broken"))
                    .hasMessage(message);
        }
    }

    private static void table(SnapshotWriter writer, String name, int rows, int width) throws IOException {
        try (EmbeddingWriter table = writer.embeddings(name, ElementType.F32, width)) {
            for (int row = 0; row < rows; row++) {
                table.append(new float[width]);
            }
        }
    }
}
