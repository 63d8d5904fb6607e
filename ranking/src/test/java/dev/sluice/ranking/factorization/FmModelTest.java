package dev.sluice.ranking.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.ScoreRange;
import dev.sluice.Scorer;
import dev.sluice.VersionMismatchException;
import dev.sluice.ranking.Rows;
import dev.sluice.ranking.input.InputBatch;
import dev.sluice.ranking.input.Inputs;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingWriter;
import dev.sluice.store.ModelRepository;
import dev.sluice.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model is the same before and after it is saved, and one that is not whole is refused. */
class FmModelTest {
    private static final int ITEMS = 5000;
    private static final FmModel MODEL = new FmTrainer(FmSettings.defaults().withFactors(4))
            .train("light", FmWorld.examples(500, 1), TrainingListener.NONE);
    private static final ModelVersion ANY = new ModelVersion("any");

    @TempDir
    private Path directory;

    private PublishedModel publish(ModelRepository.Content content) throws IOException {
        return PublishedModel.in(directory, writer -> {
            writer.catalogue(PublishedModel.catalogue(ITEMS, 1));
            content.write(writer);
        });
    }

    private static Candidates candidates(int size) {
        return Rows.candidates(FmWorld.SCHEMA, FmWorld.rows(size, 9));
    }

    @Test
    void predictsTheSameToTheLastBitBeforeAndAfter() throws IOException {
        try (PublishedModel published = publish(MODEL::write)) {
            Scorer before = MODEL.scorer();
            Scorer after = FmModel.scorer(published.snapshot(), "light");

            for (int size : new int[] {1, 127, 128, 129, 700, ITEMS, 2}) {
                assertThat(FmWorld.scores(after, published.version(), candidates(size)))
                        .isEqualTo(FmWorld.scores(before, ANY, candidates(size)));
            }
            assertThat(after.requires()).isEqualTo(FmWorld.SCHEMA).isEqualTo(before.requires());
            assertThat(after.range()).isEqualTo(ScoreRange.UNIT);
        }
    }

    @Test
    void aScoreIsTheLogisticOfTheDefinition() {
        Inputs inputs = MODEL.inputs();
        InputBatch batch = inputs.batch(300);
        inputs.read(candidates(300), batch);

        float[] scores = FmWorld.scores(MODEL.scorer(), ANY, candidates(300));

        for (int row = 0; row < 300; row++) {
            double logit = FmWorld.logit(MODEL.factors(), batch, row);
            assertThat((double) scores[row]).isCloseTo(1 / (1 + Math.exp(-logit)), within(1e-5));
        }
    }

    @Test
    void noCandidatesAreNoScores() {
        float[] scores = {7};

        MODEL.scorer().score(Query.of(ANY, ItemSet.all(2)).build(), Rows.candidates(FmWorld.SCHEMA), scores);

        assertThat(scores).containsExactly(7);
    }

    @Test
    void whatIsMissingIsScoredAndWhatIsInfiniteRefused() {
        float[] none = {Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN};
        float[] infinite = {1, 1, 1, Float.NEGATIVE_INFINITY, 1};
        Scorer scorer = MODEL.scorer();

        assertThat(FmWorld.scores(scorer, ANY, Rows.candidates(FmWorld.SCHEMA, none))[0])
                .isBetween(0f, 1f);
        assertThatThrownBy(() -> FmWorld.scores(scorer, ANY, Rows.candidates(FmWorld.SCHEMA, none, infinite)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("feature price:number of item 2 must be finite or missing: -Infinity");
        assertThatThrownBy(() -> FmWorld.scores(scorer, ANY, Candidates.of(new int[] {1}, new float[1])))
                .hasMessage("no feature age:number among []");
    }

    @Test
    void aVersionSaysWhereItsModelCameFrom() throws IOException {
        try (PublishedModel published = publish(MODEL::write)) {
            assertThat(published.snapshot().provenance())
                    .containsEntry("light.schema", FmWorld.SCHEMA.hash())
                    .containsEntry("light.dimension", "4")
                    .containsEntry("light.regularization", "1.0E-4")
                    .containsEntry("light.examples", "500");
            assertThat(published.snapshot().tables()).contains("light.inputs", "light.factors");
        }
    }

    @Test
    void queriesOfAnotherVersionAreRefused() throws IOException {
        try (PublishedModel published = publish(MODEL::write)) {
            Scorer scorer = FmModel.scorer(published.snapshot(), "light");

            assertThatThrownBy(() -> FmWorld.scores(scorer, new ModelVersion("other"), candidates(2)))
                    .isInstanceOf(VersionMismatchException.class);
        }
    }

    private void refused(ModelRepository.Content content, String message) throws IOException {
        try (PublishedModel published = publish(content)) {
            assertThatThrownBy(() -> FmModel.scorer(published.snapshot(), "light"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(message);
        }
    }

    @Test
    void aModelThatIsNotThere() throws IOException {
        refused(writer -> {}, "provenance has no light.features");
    }

    @Test
    void factorsThatAreNotThere() throws IOException {
        refused(writer -> MODEL.inputs().write("light", writer), "light.factors");
    }

    @Test
    void factorsThatEndTooEarly() throws IOException {
        int rows = MODEL.factors().coordinates().size();
        refused(
                writer -> {
                    MODEL.inputs().write("light", writer);
                    append(writer.embeddings("light.factors", ElementType.F32, 5), 5, rows - 1);
                },
                "table light.factors must have " + rows + " rows of a weight and factors: " + (rows - 1) + " of 5");
    }

    @Test
    void factorsThatAreOnlyWeights() throws IOException {
        int rows = MODEL.factors().coordinates().size();
        refused(
                writer -> {
                    MODEL.inputs().write("light", writer);
                    append(writer.embeddings("light.factors", ElementType.F32, 1), 1, rows);
                },
                "rows of a weight and factors: " + rows + " of 1");
    }

    private static void append(EmbeddingWriter table, int width, int rows) throws IOException {
        try (table) {
            float[] row = new float[width];
            for (int i = 0; i < rows; i++) {
                table.append(row);
            }
        }
    }
}
