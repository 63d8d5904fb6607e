package dev.sluice.retrieval;

import static dev.sluice.retrieval.PublishedModel.catalogue;
import static dev.sluice.retrieval.PublishedModel.embeddings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.History;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.VersionMismatchException;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.TagColumn;
import dev.sluice.data.duplicate.ItemAliases;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Items 1 and 2 lie along the first axis, 3 and 4 along the second, 5 between them; of 6 nothing was learned. Item 1 is
 * so long that it is the nearest to itself by far.
 */
class SimilarItemsTest {
    private static final float[][] VECTORS = {{2e5f, 0}, {1, 0.1f}, {0, 3}, {0.1f, 1}, {0.8f, 0.8f}, {0, 0}};

    @TempDir
    private Path directory;

    private PublishedModel model;
    private SimilarItems similar;

    @BeforeEach
    void publish() throws IOException {
        model = PublishedModel.in(directory, writer -> {
            writer.catalogue(merged(catalogue(VECTORS.length, 0)));
            embeddings(writer, "als.items", VECTORS);
        });
        similar = SimilarItems.of(model.snapshot(), "als");
    }

    /** The same, where i3 was old3 before. */
    private static Catalogue merged(Catalogue plain) {
        List<List<String>> merged = new ArrayList<>(Collections.nCopies(VECTORS.length + 1, List.of()));
        merged.set(3, List.of("old3"));
        Entities items = new Entities(plain.items().ids(), Map.of(ItemAliases.COLUMN, TagColumn.of(merged)));
        return new Catalogue(items, plain.users());
    }

    @AfterEach
    void close() {
        model.close();
    }

    private Query.Builder query(int... history) {
        float[] values = new float[history.length];
        return Query.of(model.version(), ItemSet.all(VECTORS.length + 1))
                .history(History.of(history, new long[history.length], values));
    }

    @Test
    void theItemItselfIsNeverProposedHoweverGreatItsScore() {
        Candidates found = similar.generate(query(1).build(), 2);

        assertThat(found.items()).containsExactly(2, 5);
        assertThat(found.score(0)).isEqualTo(2e5f);
        assertThat(similar.near(query().build(), 10, 1).items()).containsExactly(2, 5, 4, 3, 6);
    }

    @Test
    void ofSeveralSeedsTheGreatestScoreCounts() {
        Candidates found = similar.generate(query(2, 4).build(), 3);

        assertThat(found.items()).containsExactly(1, 3, 5);
        assertThat(found.score(1)).isEqualTo(3, within(1e-6f));
        assertThat(found.score(2)).isEqualTo(0.88f, within(1e-6f));
    }

    @Test
    void sumsAreSumsOverSeeds() {
        Candidates found = similar.withCombination(SimilarItems.Combination.SUM)
                .generate(query(2, 4, 2).build(), 3);

        assertThat(found.items()).containsExactly(1, 3, 5);
        assertThat(found.score(1)).as("0.3 + 3, the repeated seed once").isEqualTo(3.3f, within(1e-5f));
        assertThat(found.score(2)).isEqualTo(1.76f, within(1e-5f));
    }

    @Test
    void byTheCosineLengthsDoNotCount() {
        EmbeddingStore items = model.snapshot().embeddings("als.items");
        try (ResidentIndex index = ResidentIndex.of(items, ElementType.F32, Similarity.COSINE)) {
            SimilarItems cosine = similar.withIndex(index, Similarity.COSINE);

            assertThat(cosine.generate(query(5).build(), 2).items()).containsExactly(2, 4);
            Candidates both = cosine.withCombination(SimilarItems.Combination.SUM)
                    .generate(query(1, 3).build(), 2);
            assertThat(both.items()).containsExactly(5, 2);
            assertThat(both.score(0)).isEqualTo((float) Math.sqrt(2), within(1e-5f));
            assertThat(both.score(1)).isEqualTo((float) (1.1 / Math.sqrt(1.01)), within(1e-5f));
        }
    }

    @Test
    void onlyTheLatestItemsAreSeeds() {
        assertThat(similar.withSeeds(1).generate(query(1, 3, 3).build(), 1).items())
                .containsExactly(4);
        assertThat(similar.withSeeds(2).generate(query(1, 3, 3).build(), 1).items())
                .containsExactly(2);
        assertThatThrownBy(() -> similar.withSeeds(0)).hasMessage("there must be at least 1 seed: 0");
    }

    @Test
    void theShownItemIsTheOnlySeed() {
        SimilarItems page = similar.withShownItem("page");

        for (String id : List.of("i3", "old3")) {
            assertThat(page.generate(query(1).context(Map.of("page", id)).build(), 1)
                            .items())
                    .containsExactly(4);
        }
        assertThat(page.generate(query(1).context(Map.of("page", "nobody")).build(), 1)
                        .size())
                .isZero();
        assertThat(page.generate(query(1).build(), 1).size()).isZero();
    }

    @Test
    void whatIsUnknownProposesNothing() {
        assertThat(similar.generate(query().build(), 3).size()).isZero();
        assertThat(similar.generate(query(6).build(), 3).size()).isZero();
        assertThat(similar.near(query().build(), 3).size()).isZero();
        assertThat(similar.near(query().build(), 3, 0).size()).isZero();
        assertThat(similar.near(query().build(), 1, 0, 6, 3).items()).containsExactly(4);
        assertThatThrownBy(() -> similar.near(query().build(), 3, 7)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> similar.near(query().build(), 3, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void seedsThatCancelOutProposeNothing() throws IOException {
        model.republish(writer -> {
            writer.catalogue(catalogue(3, 0));
            embeddings(writer, "als.items", new float[] {1, 0}, new float[] {-1, 0}, new float[] {1, 1});
        });
        Query none = Query.of(model.version(), ItemSet.all(4)).build();

        assertThat(SimilarItems.of(model.snapshot(), "als")
                        .withCombination(SimilarItems.Combination.SUM)
                        .near(none, 3, 1, 2)
                        .size())
                .isZero();
    }

    @Test
    void refusesQueriesOfAnotherVersion() {
        Query other = Query.of(new ModelVersion("other"), ItemSet.all(7)).build();

        assertThatThrownBy(() -> similar.generate(other, 0)).isInstanceOf(VersionMismatchException.class);
        assertThatThrownBy(() -> similar.near(other, 0)).isInstanceOf(VersionMismatchException.class);
    }
}
