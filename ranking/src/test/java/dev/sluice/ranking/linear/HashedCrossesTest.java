package dev.sluice.ranking.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.Rows;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingWriter;
import dev.sluice.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is hashed is learned, stands beside what is named, and is read as it was written. */
class HashedCrossesTest {
    private static final FeatureSchema SCHEMA = FeatureSchema.of(
            FeatureKey.number("x"),
            new FeatureKey("user.country", FeatureType.CATEGORY),
            new FeatureKey("item.category", FeatureType.CATEGORY));
    private static final Hashing CROSSED =
            Hashing.defaults().withBits(12).withCrosses(Cross.of("user.country", "item.category"));
    private static final FtrlSettings SETTINGS = FtrlSettings.defaults().withHashing(CROSSED);
    private static final Examples PLANTED = planted(20_000);
    private static final LogisticModel MODEL = train(SETTINGS);

    @TempDir
    private Path directory;

    /** Liked by nine in ten where country and category are both even or both odd, else by one in ten; x adds to it. */
    private static Examples planted(int size) {
        Random random = new Random(3);
        float[][] rows = new float[size][];
        float[] labels = new float[size];
        for (int row = 0; row < size; row++) {
            int country = random.nextInt(6);
            int category = random.nextInt(6);
            double x = random.nextGaussian();
            double logit = x + ((country + category) % 2 == 0 ? 2.2 : -2.2);
            rows[row] = new float[] {(float) x, country, category};
            labels[row] = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
        }
        return Rows.examples(SCHEMA, rows, labels);
    }

    private static LogisticModel train(FtrlSettings settings) {
        return new FtrlTrainer(settings).train("light", PLANTED, TrainingListener.NONE);
    }

    private static float[] scores(LogisticScorer scorer, ModelVersion version, Candidates candidates) {
        float[] scores = new float[candidates.size()];
        scorer.score(Query.of(version, ItemSet.all(candidates.size() + 1)).build(), candidates, scores);
        return scores;
    }

    @Test
    void aCrossLearnsWhatNoSumOfItsPartsCan() {
        LogisticModel uncrossed = train(FtrlSettings.defaults());
        for (int country = 0; country < 6; country++) {
            for (int category = 0; category < 6; category++) {
                float[] row = {0, country, category};
                boolean liked = (country + category) % 2 == 0;
                assertThat(MODEL.probability(row)).isCloseTo(liked ? 0.9 : 0.1, within(0.06));
                assertThat(uncrossed.probability(row)).isCloseTo(0.5, within(0.15));
            }
        }
    }

    @Test
    void namedWeightsAreTheSameHoweverManyCollide() {
        FeatureWeight x =
                train(SETTINGS.withHashing(CROSSED.withBits(16))).weights().get(0);
        FeatureWeight crowded =
                train(SETTINGS.withHashing(CROSSED.withBits(1))).weights().get(0);
        FeatureWeight alone = train(FtrlSettings.defaults()).weights().get(0);

        assertThat(x.weight()).isCloseTo(1, within(0.15));
        // As without crosses: what two buckets cannot tell apart is noise to x, not a share of its weight.
        assertThat(crowded.weight()).isCloseTo(alone.weight(), within(0.05)).isGreaterThan(0.3);
    }

    @Test
    void enoughPenaltyMakesBucketsExactlyZero() {
        LinearTerms sparse = train(SETTINGS.withL1(1e6)).terms();
        int learned = 0;
        for (int bucket = 0; bucket < sparse.buckets(); bucket++) {
            assertThat(sparse.bucket(bucket)).isZero();
            learned += MODEL.terms().bucket(bucket) != 0 ? 1 : 0;
        }
        // 36 pairs and two times 6 values, some of which may share a bucket
        assertThat(learned).isBetween(40, 48);
    }

    @Test
    void whatWasNeverSeenAddsNothing() {
        float[] unseen = {0, 1000, 2000};
        double logit = MODEL.bias() + MODEL.weights().get(0).contribution(0);

        assertThat(MODEL.probability(unseen)).isCloseTo(1 / (1 + Math.exp(-logit)), within(1e-9));
    }

    @Test
    void whatIsMissingIsInNoCross() {
        float[] missing = {0, Float.NaN, 2};
        LinearTerms terms = MODEL.terms();
        HashedTerm category = HashedTerm.of(SCHEMA, SCHEMA.keys().get(2));
        float[][] columns = {{0}, {Float.NaN}, {2}};
        double logit = MODEL.bias()
                + MODEL.weights().get(0).contribution(0)
                + MODEL.weights().get(1).ifMissing()
                + terms.bucket(category.bucket(columns, 0, 12));

        assertThat(MODEL.probability(missing)).isCloseTo(1 / (1 + Math.exp(-logit)), within(1e-12));
    }

    /** Worked out in another language: a model must be read by later versions as it was hashed by this one. */
    @Test
    void hashesNeverChange() {
        float[][] columns = {{0}, {3}, {5}};
        HashedTerm country = HashedTerm.of(SCHEMA, SCHEMA.keys().get(1));
        HashedTerm cross = HashedTerm.of(SCHEMA, CROSSED.crosses().get(0));

        assertThat(country.bucket(columns, 0, 18)).isEqualTo(101869);
        assertThat(cross.bucket(columns, 0, 18)).isEqualTo(155929);
    }

    @Test
    void scoresAreTheSameBeforeAndAfterSaving() throws IOException {
        float[][] rows = {{1, 0, 0}, {Float.NaN, 5, 1}, {0, Float.NaN, 3}, {2, 77, 4}};
        Candidates candidates = Rows.candidates(SCHEMA, rows);
        try (PublishedModel published = PublishedModel.in(directory, writer -> {
            writer.catalogue(PublishedModel.catalogue(4, 1));
            MODEL.write(writer);
        })) {
            LogisticScorer after = LogisticScorer.of(published.snapshot(), "light");
            float[] scores = scores(after, published.version(), candidates);

            assertThat(scores).isEqualTo(scores(LogisticScorer.of(MODEL), published.version(), candidates));
            for (int row = 0; row < rows.length; row++) {
                assertThat(scores[row]).isEqualTo((float) MODEL.probability(rows[row]));
            }
            assertThat(published.snapshot().provenance())
                    .containsEntry("light.crosses", "user.country*item.category")
                    .containsEntry("light.bits", "12");
        }
    }

    @Test
    void modelsSavedBeforeThereWasHashingAreRead() throws IOException {
        FeatureSchema one = FeatureSchema.of(FeatureKey.number("a"));
        try (PublishedModel published = PublishedModel.in(directory, writer -> {
            writer.catalogue(PublishedModel.catalogue(1, 1));
            try (EmbeddingWriter table = writer.embeddings("light.weights", ElementType.F32, 4)) {
                table.append(new float[] {1, 0, 0, 1});
                table.append(new float[] {2, 0, 0, 1});
            }
            writer.provenance("light.features", "a:number");
            writer.provenance("light.schema", one.hash());
        })) {
            LogisticScorer old = LogisticScorer.of(published.snapshot(), "light");
            float[] scores = scores(old, published.version(), Rows.candidates(one, new float[] {-0.5f}));

            assertThat(scores[0]).isEqualTo(0.5f);
        }
    }

    @Test
    void aTableOfBucketsThatIsNotThere() throws IOException {
        try (PublishedModel published = PublishedModel.in(directory, writer -> {
            writer.catalogue(PublishedModel.catalogue(1, 1));
            MODEL.write(writer);
            writer.provenance("light.bits", "13");
        })) {
            assertThatThrownBy(() -> LogisticScorer.of(published.snapshot(), "light"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("table light.buckets must have 8192 rows of 1: 4096 of 1");
        }
    }

    @Test
    void valuesThatAreNoCodesNameThemselves() {
        for (float bad : new float[] {1.5f, -1, 1 << 24, Float.POSITIVE_INFINITY}) {
            Candidates candidates = Rows.candidates(SCHEMA, new float[] {0, bad, 1});
            assertThatThrownBy(() -> scores(LogisticScorer.of(MODEL), new ModelVersion("any"), candidates))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("feature user.country:category must be a whole number from 0 to 2^24 - 1, or NaN where"
                            + " it is missing: " + bad);
        }
    }
}
