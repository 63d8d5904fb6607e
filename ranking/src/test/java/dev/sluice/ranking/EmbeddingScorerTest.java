package dev.sluice.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.FoldIn;
import dev.sluice.History;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.VersionMismatchException;
import dev.sluice.data.Catalogue;
import dev.sluice.data.IdIndex;
import dev.sluice.ranking.feature.EmbeddingFeature;
import dev.sluice.retrieval.UserVectors;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingWriter;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** User 1 likes dimension 0; user 2 was never trained. */
class EmbeddingScorerTest {
    private static final Candidates ITEMS = Candidates.of(new int[] {3, 1, 2}, new float[] {9, 8, 7});

    /** Makes of everybody what the table makes of user 1, and belongs to no version. */
    private static final UserVectors ENCODER = new UserVectors() {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public boolean read(Query query, float[] into) {
            into[0] = 1;
            return true;
        }
    };

    @TempDir
    private Path directory;

    private ModelRepository repository;
    private Lease lease;
    private EmbeddingScorer scorer;

    @BeforeEach
    void publish() throws IOException {
        repository = ModelRepository.open(directory);
        repository.publish(writer -> {
            writer.catalogue(Catalogue.of(IdIndex.of(List.of("a", "b", "c")), IdIndex.of(List.of("u", "v"))));
            table(writer, "als.users", new float[][] {{0, 0}, {1, 0}, {0, 0}});
            table(writer, "als.items", new float[][] {{0, 0}, {1, 6}, {2, 5}, {3, 4}});
        });
        lease = repository.lease();
        scorer = EmbeddingScorer.of(lease.snapshot(), "als");
    }

    @AfterEach
    void close() {
        lease.close();
        repository.close();
    }

    private static void table(SnapshotWriter writer, String name, float[][] rows) throws IOException {
        try (EmbeddingWriter table = writer.embeddings(name, ElementType.F32, 2)) {
            for (float[] row : rows) {
                table.append(row);
            }
        }
    }

    private Query.Builder query(int user) {
        return Query.of(lease.snapshot().version(), ItemSet.all(4)).user(user);
    }

    private float[] scores(EmbeddingScorer of, Query query, Candidates candidates) {
        float[] scores = new float[candidates.size()];
        of.score(query, candidates, scores);
        return scores;
    }

    @Test
    void scoresAreInnerProductsWithTheUser() {
        assertThat(scores(scorer, query(1).build(), ITEMS)).containsExactly(3, 1, 2);
    }

    @Test
    void aScoreDoesNotDependOnTheOtherCandidates() {
        assertThat(scores(scorer, query(1).build(), ITEMS.first(1))).containsExactly(3);
    }

    @Test
    void ofAUserOfWhomNothingIsKnownItHasNoOpinion() {
        assertThat(scores(scorer, query(Query.UNKNOWN_USER).build(), ITEMS)).containsExactly(9, 8, 7);
        assertThat(scores(scorer, query(2).build(), ITEMS)).containsExactly(9, 8, 7);
    }

    @Test
    void aFoldedInHistoryWins() {
        EmbeddingScorer folding = scorer.withFoldIn((history, vector) -> {
            vector[1] = 1;
            return true;
        });
        History history = History.of(new int[] {2}, new long[1], new float[1]);

        assertThat(scores(folding, query(1).history(history).build(), ITEMS)).containsExactly(4, 6, 5);
        assertThat(scores(folding, query(1).build(), ITEMS)).containsExactly(3, 1, 2);
    }

    @Test
    void refusesAFoldInOfAnotherVersion() {
        FoldIn other = new FoldIn() {
            @Override
            public boolean foldIn(History history, float[] vector) {
                return false;
            }

            @Override
            public Optional<ModelVersion> version() {
                return Optional.of(new ModelVersion("other"));
            }
        };

        assertThatThrownBy(() -> scorer.withFoldIn(other))
                .isInstanceOf(VersionMismatchException.class)
                .hasMessageStartingWith("fold-in is of version other, expected ");
    }

    @Test
    void refusesQueriesOfAnotherVersion() {
        Query other = Query.of(new ModelVersion("other"), ItemSet.all(4)).build();

        assertThatThrownBy(() -> scores(scorer, other, ITEMS)).isInstanceOf(VersionMismatchException.class);
        EmbeddingScorer ofNoVersion = EmbeddingScorer.over(lease.snapshot().embeddings("als.items"), ENCODER);
        assertThatThrownBy(() -> scores(ofNoVersion, other, ITEMS)).isInstanceOf(VersionMismatchException.class);
        assertThat(scores(ofNoVersion, query(2).build(), ITEMS)).containsExactly(3, 1, 2);
        EmbeddingFeature feature = EmbeddingFeature.over("als", lease.snapshot().embeddings("als.items"), ENCODER);
        assertThatThrownBy(() -> feature.fill(other, ITEMS, new float[1][3]))
                .isInstanceOf(VersionMismatchException.class);
    }
}
