package dev.sluice.retrieval;

import static dev.sluice.retrieval.PublishedModel.catalogue;
import static dev.sluice.retrieval.PublishedModel.column;
import static dev.sluice.retrieval.PublishedModel.embeddings;
import static dev.sluice.retrieval.PublishedModel.lists;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.FoldIn;
import dev.sluice.History;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.VersionMismatchException;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every generator owes a funnel, and what each of them is for. User 1 likes dimension 0; user 2 was never trained.
 */
class GeneratorsTest {
    private static final FoldIn LIKES_THE_OTHER_DIMENSION = (history, vector) -> {
        vector[0] = 0;
        vector[1] = 1;
        return true;
    };

    @TempDir
    private Path directory;

    private PublishedModel model;

    @BeforeEach
    void publish() throws IOException {
        model = PublishedModel.in(directory, GeneratorsTest::write);
    }

    @AfterEach
    void close() {
        model.close();
    }

    private static void write(SnapshotWriter writer) throws IOException {
        writer.catalogue(catalogue(4, 2));
        embeddings(writer, "als.users", new float[] {1, 0}, new float[] {0, 0});
        embeddings(writer, "als.items", new float[] {4, 1}, new float[] {3, 2}, new float[] {2, 3}, new float[] {1, 4});
        lists(writer, "knn.items", new int[] {2, 3}, new int[] {3}, new int[] {1}, new int[] {});
        column(writer, "popularity.items", 5, 7, 7, 0);
    }

    private List<CandidateGenerator> all() {
        ModelSnapshot snapshot = model.snapshot();
        return List.of(
                EmbeddingCandidates.of(snapshot, "als"),
                NeighbourCandidates.of(snapshot, "knn"),
                SimilarItems.of(snapshot, "als"),
                PopularCandidates.of(snapshot));
    }

    private Query.Builder query(int user, int... history) {
        return Query.of(model.version(), ItemSet.all(5)).user(user).history(history(history));
    }

    private static History history(int... items) {
        float[] values = new float[items.length];
        java.util.Arrays.fill(values, 3);
        return History.of(items, new long[items.length], values);
    }

    @Test
    void everyGeneratorProposesOnlyWhatIsAllowedAndAtMostTheLimit() {
        for (CandidateGenerator generator : all()) {
            Query narrow = query(1, 1).allowed(ItemSet.of(5, 3)).build();

            assertThat(generator.generate(narrow, 10).items())
                    .as("%s", generator)
                    .containsExactly(3);
            assertThat(generator.generate(query(1, 1).build(), 1).size()).isEqualTo(1);
            assertThat(generator.generate(query(1, 1).build(), 0).size()).isZero();
            assertThat(generator
                            .generate(query(1, 1).allowed(ItemSet.of(5)).build(), 3)
                            .size())
                    .isZero();
        }
    }

    @Test
    void everyGeneratorRefusesQueriesOfAnotherVersion() {
        Query other = Query.of(new ModelVersion("other"), ItemSet.all(5))
                .user(1)
                .history(history(1))
                .build();
        for (CandidateGenerator generator : all()) {
            assertThatThrownBy(() -> generator.generate(other, 1)).isInstanceOf(VersionMismatchException.class);
            assertThatThrownBy(() -> generator.generate(other, 0)).isInstanceOf(VersionMismatchException.class);
        }
    }

    @Test
    void embeddingsFollowTheUsersVector() {
        Candidates found = EmbeddingCandidates.of(model.snapshot(), "als").generate(query(1).build(), 3);

        assertThat(found.items()).containsExactly(1, 2, 3);
        assertThat(found.scores()).containsExactly(4, 3, 2);
    }

    /** The gap is wider than any penalty that others take off the scores of what is excluded. */
    @Test
    void anExcludedItemStaysOutHoweverGreatItsScore() throws IOException {
        model.republish(writer -> {
            writer.catalogue(catalogue(2, 1));
            embeddings(writer, "als.users", new float[] {1});
            embeddings(writer, "als.items", new float[] {2e5f}, new float[] {1});
        });
        Query query =
                Query.of(model.version(), ItemSet.all(3).without(1)).user(1).build();
        EmbeddingCandidates generator = EmbeddingCandidates.of(model.snapshot(), "als");

        assertThat(generator.generate(query, 1).items()).containsExactly(2);
        assertThat(generator.generateAll(List.of(query), 1).get(0).items()).containsExactly(2);
    }

    @Test
    void anotherIndexIsSearchedForTheSameVector() {
        VectorIndex last = (vector, limit, query) -> Candidates.of(new int[] {4}, new float[] {vector[0]});

        Candidates found =
                EmbeddingCandidates.of(model.snapshot(), "als").withIndex(last).generate(query(1).build(), 3);

        assertThat(found.items()).containsExactly(4);
        assertThat(found.score(0)).isEqualTo(1);
    }

    @Test
    void aUserWithoutVectorGetsNothingFromEmbeddings() {
        CandidateGenerator generator = EmbeddingCandidates.of(model.snapshot(), "als");

        assertThat(generator.generate(query(Query.UNKNOWN_USER, 1).build(), 3).size())
                .isZero();
        assertThat(generator.generate(query(2, 1).build(), 3).size()).isZero();
    }

    @Test
    void aFoldedInHistoryWinsOverTheTrainedVector() {
        CandidateGenerator generator =
                EmbeddingCandidates.of(model.snapshot(), "als").withFoldIn(LIKES_THE_OTHER_DIMENSION);

        assertThat(generator.generate(query(1, 1).build(), 2).items()).containsExactly(4, 3);
        assertThat(generator.generate(query(Query.UNKNOWN_USER, 1).build(), 2).items())
                .containsExactly(4, 3);
        assertThat(generator.generate(query(1).build(), 2).items()).containsExactly(1, 2);
    }

    @Test
    void aHistoryThatSaysNothingLeavesTheTrainedVector() {
        CandidateGenerator generator =
                EmbeddingCandidates.of(model.snapshot(), "als").withFoldIn((history, vector) -> false);

        assertThat(generator.generate(query(1, 1).build(), 2).items()).containsExactly(1, 2);
        assertThat(generator.generate(query(2, 1).build(), 2).size()).isZero();
    }

    @Test
    void neighboursCountEachItemOfTheHistoryOnce() {
        Candidates found = NeighbourCandidates.of(model.snapshot(), "knn")
                .generate(query(Query.UNKNOWN_USER, 1, 1, 2).build(), 10);

        assertThat(found.items()).containsExactly(3, 2);
        assertThat(found.scores()).containsExactly(2, 1);
    }

    @Test
    void neighboursStopWhenNobodyWaits() {
        Query unwanted = query(Query.UNKNOWN_USER, 1).cancellation(() -> true).build();

        assertThatThrownBy(() -> NeighbourCandidates.of(model.snapshot(), "knn").generate(unwanted, 10))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void neighboursKnowNothingWithoutAHistory() {
        assertThat(NeighbourCandidates.of(model.snapshot(), "knn")
                        .generate(query(1).build(), 10)
                        .size())
                .isZero();
    }

    @Test
    void popularItemsComeInOrderTiesByItem() {
        Candidates found = PopularCandidates.of(model.snapshot()).generate(query(0).build(), 10);

        assertThat(found.items()).containsExactly(2, 3, 1, 4);
        assertThat(found.scores()).containsExactly(7, 7, 5, 0);
    }

    @Test
    void whatIsNotAboveANumberIsLeftOut() {
        PopularCandidates popular = PopularCandidates.of(model.snapshot());

        assertThat(popular.above(0).generate(query(0).build(), 10).items()).containsExactly(2, 3, 1);
        assertThat(popular.above(5).generate(query(0).build(), 10).items()).containsExactly(2, 3);
        assertThat(popular.above(7).generate(query(0).build(), 10).size()).isZero();
    }

    @Test
    void popularIsWhatTheNamedModelSays() throws IOException {
        model.republish(writer -> {
            writer.catalogue(catalogue(3, 0));
            column(writer, "popularity.items", 3, 2, 1);
            column(writer, "trending.items", 1, 2, 3);
        });
        Query anyone = Query.of(model.version(), ItemSet.all(4)).build();

        assertThat(PopularCandidates.of(model.snapshot(), "trending")
                        .generate(anyone, 3)
                        .items())
                .containsExactly(3, 2, 1);
        assertThat(PopularCandidates.of(model.snapshot()).generate(anyone, 3).items())
                .containsExactly(1, 2, 3);
        assertThatThrownBy(() -> PopularCandidates.of(model.snapshot(), "fresh"))
                .hasMessageEndingWith("has no embedding table fresh.items, it has [popularity.items, trending.items]");
    }

    @Test
    void aTableOfSeveralDimensionsIsNoPopularity() throws IOException {
        model.republish(writer -> {
            writer.catalogue(catalogue(1, 0));
            embeddings(writer, "popularity.items", new float[] {1, 2});
        });

        assertThatThrownBy(() -> PopularCandidates.of(model.snapshot()))
                .hasMessage("table popularity.items must have 1 dimension: 2");
    }
}
