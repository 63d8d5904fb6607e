package dev.sluice.ranking.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.ScoreRange;
import dev.sluice.VersionMismatchException;
import dev.sluice.ranking.Rows;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingWriter;
import dev.sluice.store.ModelRepository;
import dev.sluice.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model is the same before and after it is saved, and one that is not whole is refused. */
class LogisticModelTest {
    private static final FeatureSchema SCHEMA = FeatureSchema.of(
            FeatureKey.number("a"), FeatureKey.number("b:c/d"), new FeatureKey("fresh", FeatureType.FLAG));
    private static final float[][] ROWS = rows();
    private static final LogisticModel MODEL = new FtrlTrainer(FtrlSettings.defaults())
            .train("light", Rows.examples(SCHEMA, ROWS, labels()), TrainingListener.NONE);

    @TempDir
    private Path directory;

    private static float[][] rows() {
        Random random = new Random(1);
        float[][] rows = new float[500][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new float[] {
                (float) random.nextGaussian() * 3 + 1,
                random.nextInt(4) == 0 ? Float.NaN : random.nextFloat(),
                random.nextInt(2)
            };
        }
        return rows;
    }

    private static float[] labels() {
        float[] labels = new float[ROWS.length];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = ROWS[row][0] > 1 || row % 7 == 0 ? 1 : 0;
        }
        return labels;
    }

    private PublishedModel publish(ModelRepository.Content content) throws IOException {
        return PublishedModel.in(directory, writer -> {
            writer.catalogue(PublishedModel.catalogue(ROWS.length, 1));
            content.write(writer);
        });
    }

    private static Query query(ModelVersion version) {
        return Query.of(version, ItemSet.all(ROWS.length + 1)).build();
    }

    private static float[] scores(LogisticScorer scorer, ModelVersion version, Candidates candidates) {
        float[] scores = new float[candidates.size()];
        scorer.score(query(version), candidates, scores);
        return scores;
    }

    @Test
    void predictsTheSameToTheLastBitBeforeAndAfter() throws IOException {
        try (PublishedModel published = publish(MODEL::write)) {
            LogisticScorer before = LogisticScorer.of(MODEL);
            LogisticScorer after = LogisticScorer.of(published.snapshot(), "light");
            Candidates candidates = Rows.candidates(SCHEMA, ROWS);

            float[] scores = scores(after, published.version(), candidates);

            assertThat(scores).isEqualTo(scores(before, published.version(), candidates));
            for (int row = 0; row < ROWS.length; row++) {
                assertThat(scores[row]).isEqualTo((float) MODEL.probability(ROWS[row]));
            }
            assertThat(after.weights()).isEqualTo(MODEL.weights()).isEqualTo(before.weights());
            assertThat(after.requires()).isEqualTo(SCHEMA).isEqualTo(before.requires());
            assertThat(after.range()).isEqualTo(ScoreRange.UNIT);
        }
    }

    @Test
    void aVersionSaysWhereItsModelCameFrom() throws IOException {
        try (PublishedModel published = publish(MODEL::write)) {
            assertThat(published.snapshot().provenance())
                    .containsEntry("light.features", "a:number,b:c/d:number,fresh:flag")
                    .containsEntry("light.schema", SCHEMA.hash())
                    .containsEntry("light.epochs", "5")
                    .containsEntry("light.examples", "500");
        }
    }

    @Test
    void aProbabilityIsTheLogisticOfTheShares() {
        double logit = MODEL.bias();
        float[] row = {2, Float.NaN, 1};
        for (int i = 0; i < row.length; i++) {
            FeatureWeight weight = MODEL.weights().get(i);
            logit += Float.isNaN(row[i])
                    ? weight.ifMissing()
                    : weight.weight() * (row[i] - weight.mean()) / weight.deviation();
        }

        assertThat(MODEL.probability(row))
                .isCloseTo(1 / (1 + Math.exp(-logit)), org.assertj.core.api.Assertions.within(1e-12));
    }

    @Test
    void queriesOfAnotherVersionAreRefused() throws IOException {
        try (PublishedModel published = publish(MODEL::write)) {
            LogisticScorer scorer = LogisticScorer.of(published.snapshot(), "light");

            assertThatThrownBy(() -> scores(scorer, new ModelVersion("other"), Rows.candidates(SCHEMA, ROWS)))
                    .isInstanceOf(VersionMismatchException.class);
        }
    }

    @Test
    void badFeaturesNameThemselves() {
        float[] infinite = {1, Float.NEGATIVE_INFINITY, 0};
        Candidates candidates = Rows.candidates(SCHEMA, new float[] {1, 1, 1}, infinite);
        ModelVersion any = new ModelVersion("any");

        assertThatThrownBy(() -> scores(LogisticScorer.of(MODEL), any, candidates))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("features of item 2 must be finite or missing: infinite [b:c/d:number]");
        assertThatThrownBy(() -> MODEL.probability(infinite))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[1.0, -Infinity, 0.0]");
        assertThatThrownBy(() -> MODEL.probability(new float[2])).hasMessage("2 features, the model reads 3");
        assertThatThrownBy(() -> scores(LogisticScorer.of(MODEL), any, Candidates.of(new int[] {1}, new float[1])))
                .hasMessage("no feature a:number among []");
    }

    private void refused(ModelRepository.Content content, String message) throws IOException {
        try (PublishedModel published = publish(content)) {
            assertThatThrownBy(() -> LogisticScorer.of(published.snapshot(), "light"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(message);
        }
    }

    @Test
    void aModelThatIsNotThere() throws IOException {
        refused(writer -> {}, "provenance has no light.features");
    }

    @Test
    void featuresThatDoNotAgreeWithTheirHash() throws IOException {
        refused(
                writer -> {
                    MODEL.write(writer);
                    writer.provenance("light.features", "b:c/d:number,a:number,fresh:flag");
                },
                "the features of light must have the hash");
    }

    @Test
    void featuresThatAreNone() throws IOException {
        refused(
                writer -> {
                    MODEL.write(writer);
                    writer.provenance("light.features", "a");
                },
                "a saved feature is a name, a colon and a type: 'a'");
    }

    @Test
    void aTableOfAnotherLength() throws IOException {
        FeatureSchema shorter = new FeatureSchema(List.of(SCHEMA.keys().get(0)));
        refused(
                writer -> {
                    MODEL.write(writer);
                    writer.provenance("light.features", "a:number");
                    writer.provenance("light.schema", shorter.hash());
                },
                "table light.weights must have 2 rows of 4: 4 of 4");
    }

    @Test
    void aDeviationThatCannotDivide() throws IOException {
        FeatureSchema one = FeatureSchema.of(FeatureKey.number("a"));
        refused(
                writer -> {
                    try (EmbeddingWriter table = writer.embeddings("light.weights", ElementType.F32, 4)) {
                        table.append(new float[] {0, 0, 0, 1});
                        table.append(new float[] {1, 0, 0, 0});
                    }
                    writer.provenance("light.features", "a:number");
                    writer.provenance("light.schema", one.hash());
                },
                "saved weights must be finite and the deviation above 0: [1.0, 0.0, 0.0, 0.0] of a:number");
    }
}
