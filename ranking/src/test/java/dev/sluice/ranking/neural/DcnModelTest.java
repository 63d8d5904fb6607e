package dev.sluice.ranking.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.ScoreRange;
import dev.sluice.Scorer;
import dev.sluice.VersionMismatchException;
import dev.sluice.ranking.Rows;
import dev.sluice.ranking.input.Inputs;
import dev.sluice.ranking.input.SavedSchema;
import dev.sluice.ranking.training.Origin;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingWriter;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model is the same before and after it is saved, and one that is not whole is refused. */
class DcnModelTest {
    private static final FeatureSchema SCHEMA = Networks.schema(4, 2);
    private static final int ROWS = 300;
    private static final float[][] ROWS_OF_FEATURES = Networks.rows(SCHEMA, ROWS, new Random(2));
    private static final DcnLayers NARROW =
            DcnLayers.defaults().withDeep(6, 3).withRank(2).withDiagonal(0.5f);

    @TempDir
    private Path directory;

    private static DcnModel model(DcnLayers layers) {
        Inputs inputs = Inputs.of(Networks.examples(SCHEMA, 50, new Random(1)));
        Network network = Network.random(inputs, layers, 2, 7);
        Origin origin = new Origin("heavy", inputs, DcnSettings.defaults().facts(), 50);
        return new DcnModel(origin, List.of("click", "like"), network);
    }

    private PublishedModel publish(ModelRepository.Content content) throws IOException {
        return PublishedModel.in(directory, writer -> {
            writer.catalogue(PublishedModel.catalogue(ROWS, 1));
            content.write(writer);
        });
    }

    private static float[] scores(Scorer scorer, ModelVersion version, Candidates candidates) {
        float[] scores = new float[2 * candidates.size() + 1];
        scores[scores.length - 1] = 77;
        Query query = Query.of(version, ItemSet.all(ROWS + 1)).build();
        scorer.score(query, candidates, scores);
        assertThat(scores[scores.length - 1]).isEqualTo(77);
        return Arrays.copyOf(scores, scores.length - 1);
    }

    @Test
    void predictsTheSameToTheLastBitBeforeAndAfter() throws IOException {
        for (DcnLayers layers : List.of(
                NARROW,
                DcnLayers.defaults(),
                DcnLayers.defaults().withDeep(),
                DcnLayers.defaults().withCross(0))) {
            Path own = directory.resolve(layers.toString().replaceAll("[^a-z0-9]", ""));
            DcnModel model = model(layers);
            try (PublishedModel published = PublishedModel.in(own, writer -> {
                writer.catalogue(PublishedModel.catalogue(ROWS, 1));
                model.write(writer);
            })) {
                Scorer before = model.scorer();
                Scorer after = DcnModel.scorer(published.snapshot(), "heavy");
                Candidates candidates = Rows.candidates(SCHEMA, ROWS_OF_FEATURES);

                float[] scores = scores(after, published.version(), candidates);

                assertThat(scores).isEqualTo(scores(before, published.version(), candidates));
                assertThat(after.heads()).containsExactly("click", "like").isEqualTo(before.heads());
                assertThat(after.requires()).isEqualTo(SCHEMA).isEqualTo(before.requires());
                assertThat(after.range()).isEqualTo(ScoreRange.UNIT);
            }
        }
    }

    @Test
    void aCandidateHasTheSameScoreAloneAndAmongOthers() {
        Scorer scorer = model(NARROW).scorer();
        ModelVersion any = new ModelVersion("any");
        float[] together = scores(scorer, any, Rows.candidates(SCHEMA, ROWS_OF_FEATURES));

        for (int row = 0; row < ROWS; row += 37) {
            float[] alone = scores(scorer, any, Rows.candidates(SCHEMA, ROWS_OF_FEATURES[row]));
            assertThat(alone).containsExactly(together[row], together[ROWS + row]);
        }
        assertThat(scores(scorer, any, Rows.candidates(SCHEMA))).isEmpty();
    }

    @Test
    void moreCandidatesThanEverAreScored() {
        Scorer scorer = model(NARROW).scorer();
        float[][] rows = new float[5000][];
        Arrays.setAll(rows, row -> ROWS_OF_FEATURES[row % ROWS]);
        ModelVersion any = new ModelVersion("any");

        float[] scores = scores(scorer, any, Rows.candidates(SCHEMA, rows));

        float[] first = scores(scorer, any, Rows.candidates(SCHEMA, ROWS_OF_FEATURES));
        for (int row = 0; row < rows.length; row++) {
            assertThat(scores[row]).isEqualTo(first[row % ROWS]);
        }
    }

    @Test
    void aVersionSaysWhereItsModelCameFrom() throws IOException {
        try (PublishedModel published = publish(model(NARROW)::write)) {
            assertThat(published.snapshot().provenance())
                    .containsEntry("heavy.schema", SCHEMA.hash())
                    .containsEntry("heavy.heads", "click,like")
                    .containsEntry("heavy.cross", "2")
                    .containsEntry("heavy.deep", "6,3")
                    .containsEntry("heavy.seed", "42")
                    .containsEntry("heavy.examples", "50");
        }
    }

    @Test
    void queriesOfAnotherVersionAreRefused() throws IOException {
        try (PublishedModel published = publish(model(NARROW)::write)) {
            Scorer scorer = DcnModel.scorer(published.snapshot(), "heavy");

            assertThatThrownBy(() -> scores(scorer, new ModelVersion("other"), Rows.candidates(SCHEMA)))
                    .isInstanceOf(VersionMismatchException.class);
        }
    }

    @Test
    void infiniteFeaturesAndFeaturesThatNobodyFilledNameThemselves() {
        Scorer scorer = model(NARROW).scorer();
        ModelVersion any = new ModelVersion("any");
        Candidates infinite = Rows.candidates(SCHEMA, new float[] {1, Float.NEGATIVE_INFINITY, 0, 0, 0, 0});

        assertThatThrownBy(() -> scores(scorer, any, infinite))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("feature n1:number of item 1 must be finite or missing: -Infinity");
        assertThatThrownBy(() -> scores(scorer, any, Rows.candidates(Networks.schema(3, 2), new float[5])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("n3:number");
    }

    @Test
    void modelsThatAreNotWholeSayWhatIsWrong() throws IOException {
        DcnModel model = model(NARROW);
        refused("no heavy.features", writer -> {});
        refused("the inputs of heavy are damaged", writer -> {
            model.write(writer);
            SavedSchema.write(Networks.schema(3, 2), "heavy", writer);
        });
        refused("table heavy.heads must have 3 rows of 32: 2 of 32", writer -> {
            model.write(writer);
            writer.provenance("heavy.heads", "click,like,more");
        });
        refused("heavy.deep1", writer -> {
            model.write(writer);
            writer.provenance("heavy.deep", "6,4");
        });
        refused("heavy.cross2", writer -> {
            model.write(writer);
            writer.provenance("heavy.cross", "3");
        });
        refused("the version's provenance has no heavy.diagonal", writer -> {
            model.inputs().write("heavy", writer);
            writer.provenance("heavy.heads", "click");
            for (int category = 0; category < 2; category++) {
                try (EmbeddingWriter table = writer.embeddings("heavy.category" + category, ElementType.F32, 1)) {
                    for (int code = 0; code < model.inputs().codes(category); code++) {
                        table.append(new float[1]);
                    }
                }
            }
        });
    }

    private int refusals;

    private void refused(String message, ModelRepository.Content content) throws IOException {
        try (PublishedModel published = PublishedModel.in(directory.resolve("r" + refusals++), writer -> {
            writer.catalogue(PublishedModel.catalogue(ROWS, 1));
            content.write(writer);
        })) {
            assertThatThrownBy(() -> DcnModel.scorer(published.snapshot(), "heavy"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(message);
        }
    }
}
