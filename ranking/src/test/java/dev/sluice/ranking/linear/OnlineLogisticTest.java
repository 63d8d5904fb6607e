package dev.sluice.ranking.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
import dev.sluice.store.ModelRepository;
import dev.sluice.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learning goes on as if it had never stopped, and what cannot be learned or gone on from is refused by name. */
class OnlineLogisticTest {
    private static final FeatureSchema SCHEMA = FeatureSchema.of(
            FeatureKey.number("x"), FeatureKey.number("never"), new FeatureKey("device", FeatureType.CATEGORY));
    private static final FtrlSettings SETTINGS =
            FtrlSettings.defaults().withHashing(Hashing.defaults().withBits(5)).withL1(0.1);
    private static final Examples FIRST = examples(1);
    private static final Examples SECOND = examples(2);
    private static final LogisticModel MODEL = new FtrlTrainer(SETTINGS).train("light", FIRST, TrainingListener.NONE);

    @TempDir
    private Path directory;

    private static Examples examples(long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[400][];
        float[] labels = new float[rows.length];
        for (int row = 0; row < rows.length; row++) {
            int device = random.nextInt(3);
            rows[row] = new float[] {(float) random.nextGaussian(), Float.NaN, device};
            labels[row] = random.nextInt(3) < device ? 1 : 0;
        }
        return Rows.examples(SCHEMA, rows, labels);
    }

    private PublishedModel publish(ModelRepository.Content content) throws IOException {
        return PublishedModel.in(directory, writer -> {
            writer.catalogue(PublishedModel.catalogue(3, 1));
            content.write(writer);
        });
    }

    @Test
    void aRestartChangesNothing() throws IOException {
        OnlineLogistic through = OnlineLogistic.of(MODEL);
        through.learn(FIRST);
        LogisticModel stopped = through.model();
        through.learn(SECOND);

        try (PublishedModel published = publish(stopped::write)) {
            OnlineLogistic restarted = OnlineLogistic.of(published.snapshot(), "light");
            Saved.assertSame(restarted.model(), stopped);
            restarted.learn(SECOND);

            Saved.assertSame(restarted.model(), through.model());
            assertThat(restarted.examples()).isEqualTo(1200).isEqualTo(through.examples());
            assertThat(published.snapshot().provenance()).containsEntry("light.examples", "800");
        }
    }

    @Test
    void batchesAndExamplesAreTheSame() {
        OnlineLogistic batches = OnlineLogistic.of(MODEL);
        OnlineLogistic one = OnlineLogistic.of(MODEL);
        double[] predicted = batches.learn(SECOND);
        for (int row = 0; row < SECOND.size(); row++) {
            float[] features = {SECOND.feature(row, 0), SECOND.feature(row, 1), SECOND.feature(row, 2)};
            double probability = one.learn(Rows.candidates(SCHEMA, features), 0, SECOND.label(row), 1);
            assertThat(probability).isEqualTo(predicted[row]);
        }

        Saved.assertSame(one.model(), batches.model());
        assertThat(one.loss()).isEqualTo(batches.loss());
    }

    @Test
    void theLossIsOfWhatItPredictedBefore() {
        OnlineLogistic online = OnlineLogistic.of(MODEL);
        assertThat(online.loss()).isEmpty();
        double[] predicted = online.learn(SECOND);
        double losses = 0;
        for (int row = 0; row < predicted.length; row++) {
            losses -= Math.log(SECOND.label(row) == 1 ? predicted[row] : 1 - predicted[row]);
        }

        assertThat(online.loss().getAsDouble()).isCloseTo(losses / predicted.length, within(1e-9));
        assertThat(predicted[0])
                .isCloseTo(
                        MODEL.probability(
                                new float[] {SECOND.feature(0, 0), SECOND.feature(0, 1), SECOND.feature(0, 2)}),
                        within(1e-6));
    }

    @Test
    void modelsTakenStayAsTheyWere() {
        OnlineLogistic online = OnlineLogistic.of(MODEL);
        LogisticModel before = online.model();
        LogisticScorer scorer = LogisticScorer.of(before);
        float[] row = {1, Float.NaN, 2};
        float score = score(scorer, row);
        online.learn(SECOND);

        assertThat(score(scorer, row)).isEqualTo(score);
        assertThat(score(LogisticScorer.of(online.model()), row)).isNotEqualTo(score);
        Saved.assertSame(before, MODEL);
    }

    private static float score(LogisticScorer scorer, float[] row) {
        float[] scores = new float[1];
        Query query = Query.of(new ModelVersion("any"), ItemSet.all(2)).build();
        scorer.score(query, Rows.candidates(SCHEMA, row), scores);
        return scores[0];
    }

    @Test
    void oneLearnsWhileOthersRead() throws InterruptedException {
        OnlineLogistic shared = OnlineLogistic.of(MODEL);
        AtomicBoolean whole = new AtomicBoolean(true);
        AtomicBoolean learning = new AtomicBoolean(true);
        Thread reader = new Thread(() -> {
            while (learning.get()) {
                LogisticModel model = shared.model();
                OnlineLogistic again = OnlineLogistic.of(MODEL);
                long learned = model.examples() - MODEL.examples();
                for (int row = 0; row < learned; row++) {
                    again.learn(
                            Rows.candidates(SCHEMA, new float[] {
                                SECOND.feature(row, 0), SECOND.feature(row, 1), SECOND.feature(row, 2)
                            }),
                            0,
                            SECOND.label(row),
                            1);
                }
                if (again.model().bias() != model.bias()) {
                    whole.set(false);
                }
            }
        });
        reader.start();
        shared.learn(SECOND);
        learning.set(false);
        reader.join();

        assertThat(whole).isTrue();
    }

    @Test
    void oneKindOfLabelIsFineOnceThereIsAModel() {
        OnlineLogistic online = OnlineLogistic.of(MODEL);
        float[] row = {0, Float.NaN, 7}; // a device that it has never seen
        double before = MODEL.probability(row);
        online.learn(Rows.examples(SCHEMA, new float[][] {row, row, row}, 1, 1, 1));

        assertThat(online.model().probability(row)).isGreaterThan(before);
    }

    @Test
    void badExamplesAreRefusedAndNothingIsLearned() {
        OnlineLogistic online = OnlineLogistic.of(MODEL);
        float[][] rows = {{1, 1, 1}, {1, Float.NaN, 0}};

        refusedToLearn(online, rows[0], 2, 1, "label of example 0 must be from 0 to 1: 2.0");
        refusedToLearn(online, rows[0], Float.NaN, 1, "label must be finite: NaN");
        refusedToLearn(online, rows[0], 1, -1, "weight must be finite and not negative: -1.0");
        refusedToLearn(
                online,
                new float[] {Float.POSITIVE_INFINITY, 1, 1},
                1,
                1,
                "feature x:number of item 1 must be finite, or NaN where it is missing: Infinity");
        refusedToLearn(
                online,
                new float[] {1, 1, 1.5f},
                1,
                1,
                "feature device:category of item 1 must be a whole number from 0 to 2^24 - 1, or NaN where it is missing: 1.5");
        assertThatThrownBy(() -> online.learn(Rows.examples(SCHEMA, rows, 1, -1)))
                .hasMessage("label of example 1 must be from 0 to 1: -1.0");
        FeatureSchema other = FeatureSchema.of(FeatureKey.number("x"));
        assertThatThrownBy(() -> online.learn(Rows.examples(other, new float[][] {{1}}, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("examples must be of the features [x:number, never:number, device:category]: [x:number]");

        assertThatThrownBy(() -> online.learn(new Examples.Builder(SCHEMA, List.of("click", "order"))
                        .add(Rows.candidates(SCHEMA, rows[0]), 0, new float[] {1, 0}, 1)
                        .build()))
                .hasMessage("examples must have one head, such as Examples.head gives: [click, order]");

        Saved.assertSame(online.model(), MODEL);
        assertThat(online.examples()).isEqualTo(MODEL.examples());
    }

    private static void refusedToLearn(OnlineLogistic online, float[] row, float label, float weight, String message) {
        assertThatThrownBy(() -> online.learn(Rows.candidates(SCHEMA, row), 0, label, weight))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void weightsWithoutBounds() {
        FtrlSettings wild = SETTINGS.withAlpha(1e308).withL1(0).withL2(0);
        FtrlState state = new FtrlState(
                MODEL.state().scales(),
                MODEL.state().hashed(),
                new FtrlCoordinates(wild, MODEL.state().coordinates().size()));
        OnlineLogistic online = OnlineLogistic.of(new LogisticModel("wild", MODEL.terms(), wild, 0, state));
        online.learn(Rows.examples(SCHEMA, new float[][] {{5, Float.NaN, 1}}, 1));

        assertThatThrownBy(() -> online.learn(Rows.examples(SCHEMA, new float[][] {{500, Float.NaN, 1}}, 1)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("a logit of wild is Infinity: lower alpha below 1.0E308");
        assertThat(online.examples()).isEqualTo(1);
        assertThatThrownBy(online::model)
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("after example 1: lower alpha below 1.0E308");
    }

    private void refused(ModelRepository.Content content, String message) throws IOException {
        try (PublishedModel published = publish(content)) {
            assertThatThrownBy(() -> OnlineLogistic.of(published.snapshot(), "light"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(message);
        }
    }

    @Test
    void aStateOfAnotherLength() throws IOException {
        refused(
                writer -> {
                    MODEL.write(writer);
                    writer.provenance("light.bits", "6");
                },
                "table light.buckets must have 64 rows of 1: 32 of 1");
    }

    @Test
    void aStateThatIsNotThere() throws IOException {
        refused(writer -> SavedTerms.write(MODEL.terms(), "light", writer), "provenance has no light.alpha");
        refused(
                writer -> {
                    SavedTerms.write(MODEL.terms(), "light", writer);
                    SavedSettings.write(SETTINGS, "light", writer);
                    writer.provenance("light.unseen", "");
                },
                "light.state");
    }

    @Test
    void aStateThatIsCutOff() throws IOException {
        refused(writer -> state(writer, 10, 0), "table light.state must have 39 rows of 6: 10 of 6");
    }

    @Test
    void aStateOfForeignNumbers() throws IOException {
        refused(
                writer -> state(writer, 39, 0.5f),
                "a part of a number in table light.state must be a whole number from 0 to 4194303: 0.5 in row 0");
        refused(writer -> state(writer, 39, 1_048_575), "numbers of table light.state must be finite: NaN in row 0");
        refused(writer -> state(writer, 39, 786_432), "sums of squares in table light.state must not be negative");
    }

    /** A state whose numbers are all in three equal parts. */
    private static void state(dev.sluice.store.SnapshotWriter writer, int rows, float part) throws IOException {
        SavedTerms.write(MODEL.terms(), "light", writer);
        SavedSettings.write(SETTINGS, "light", writer);
        writer.provenance("light.unseen", "never");
        try (EmbeddingWriter table = writer.embeddings("light.state", ElementType.F32, 6)) {
            for (int row = 0; row < rows; row++) {
                table.append(new float[] {part, part, part, part, part, part});
            }
        }
    }
}
