package dev.sluice.ranking.rerank;

import static dev.sluice.retrieval.PublishedModel.embeddings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.VersionMismatchException;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.retrieval.PublishedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Items 1 and 2 point the same way, 3 across, 4 the other way, and 5 nowhere. */
class SimilarityTest {
    private static final Candidates ALL = Candidates.of(new int[] {5, 4, 3, 2, 1}, new float[5]);
    private static final int ONE = 4;
    private static final int THREE = 2;
    private static final int FIVE = 0;

    @TempDir
    private Path directory;

    private PublishedModel model;

    @BeforeEach
    void publish() throws IOException {
        model = PublishedModel.in(directory, writer -> {
            writer.catalogue(new Catalogue(
                    new Entities(
                            IdIndex.of(List.of("a", "b", "c", "d", "e")),
                            Map.of(
                                    "category",
                                    TextColumn.of(List.of("", "news", "news", "sport", "", "")),
                                    "genres",
                                    TagColumn.of(List.of(
                                            List.of(),
                                            List.of("x", "y", "z"),
                                            List.of("z", "y", "v"),
                                            List.of("w"),
                                            List.of("w", "w"),
                                            List.of())))),
                    Entities.of(IdIndex.of(List.of()))));
            embeddings(
                    writer,
                    "als.items",
                    new float[] {3, 4},
                    new float[] {3e18f, 4e18f},
                    new float[] {-4e-18f, 3e-18f},
                    new float[] {-6, -8},
                    new float[] {0, 0});
        });
    }

    @AfterEach
    void close() {
        model.close();
    }

    private float[] similarities(ItemSimilarity similarity, ModelVersion version, int position) {
        float[] similarities = {0, 0, 0, 0, 0, 77};
        similarity.of(Query.of(version, ItemSet.all(6)).build(), ALL, position, similarities);
        assertThat(similarities[5]).as("past the candidates").isEqualTo(77);
        return java.util.Arrays.copyOf(similarities, 5);
    }

    @Test
    void embeddingsAreComparedByTheirDirectionAlone() {
        EmbeddingSimilarity cosine = EmbeddingSimilarity.of(model.snapshot(), "als");

        assertThat(similarities(cosine, model.version(), ONE))
                .containsExactly(new float[] {0, -1, 0, 1, 1}, within(1e-6f));
        assertThat(similarities(cosine, model.version(), THREE))
                .containsExactly(new float[] {0, 0, 1, 0, 0}, within(1e-6f));
    }

    @Test
    void anItemWithoutAVectorIsLikeNone() {
        assertThat(similarities(EmbeddingSimilarity.of(model.snapshot(), "als"), model.version(), FIVE))
                .containsOnly(0);
    }

    @Test
    void textsAreEqualOrNot() {
        AttributeSimilarity category = AttributeSimilarity.of(model.snapshot(), "category");

        assertThat(similarities(category, model.version(), ONE)).containsExactly(0, 0, 0, 1, 1);
        assertThat(similarities(category, model.version(), FIVE)).containsOnly(0);
    }

    @Test
    void tagsAreComparedByWhatTheyShare() {
        AttributeSimilarity genres = AttributeSimilarity.of(model.snapshot(), "genres");

        assertThat(similarities(genres, model.version(), ONE)).containsExactly(0, 0, 0, 2 / 4f, 1);
        assertThat(similarities(genres, model.version(), THREE)).containsExactly(0, 1, 1, 0, 0);
    }

    @Test
    void queriesOfAnotherVersionAreRefused() {
        ModelVersion other = new ModelVersion("other");
        for (ItemSimilarity similarity : List.of(
                EmbeddingSimilarity.of(model.snapshot(), "als"),
                AttributeSimilarity.of(model.snapshot(), "category"))) {
            assertThatThrownBy(() -> similarities(similarity, other, ONE)).isInstanceOf(VersionMismatchException.class);
        }
    }

    @Test
    void aMissingColumnOrTableNamesItself() {
        assertThatThrownBy(() -> AttributeSimilarity.of(model.snapshot(), "producer"))
                .hasMessageContaining("there is no column producer, there are [");
        assertThatThrownBy(() -> EmbeddingSimilarity.of(model.snapshot(), "two-tower"))
                .hasMessageContaining("no embedding table two-tower.items, it has [als.items]");
    }
}
