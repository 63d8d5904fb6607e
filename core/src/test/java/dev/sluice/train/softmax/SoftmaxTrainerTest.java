package dev.sluice.train.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.retrieval.Similarity;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.EpochReport;
import dev.sluice.train.Events;
import dev.sluice.train.Published;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.WarmStart;
import dev.sluice.train.engine.Units;
import dev.sluice.train.softmax.SoftmaxSettings.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SoftmaxTrainerTest {
    private static final SoftmaxSettings SMALL = SoftmaxSettings.defaults()
            .withDimension(8)
            .withEpochs(5)
            .withBatch(64)
            .withUniformNegatives(16)
            .withThreads(1);

    private static final InteractionMatrix MATRIX = InteractionMatrix.of(Events.random(60, 40, 900, 5));

    @TempDir
    Path directory;

    private static SoftmaxModel train(InteractionMatrix matrix, SoftmaxSettings settings) {
        return new SoftmaxTrainer(settings).train(matrix, TrainingListener.NONE);
    }

    private static double score(SoftmaxModel model, int user, int item) {
        float[] left = new float[model.settings().dimension()];
        float[] right = left.clone();
        model.copyUser(user, left);
        model.copyItem(item, right);
        return Units.product(left, right);
    }

    private static float[][] rows(SoftmaxModel model, InteractionMatrix matrix) {
        float[][] rows =
                new float[matrix.rows() + matrix.columns()][model.settings().dimension()];
        for (int row = 0; row < rows.length; row++) {
            if (row < matrix.rows()) {
                model.copyUser(row, rows[row]);
            } else {
                model.copyItem(row - matrix.rows(), rows[row]);
            }
        }
        return rows;
    }

    @Test
    void theLossFalls() {
        for (Similarity similarity : Similarity.values()) {
            List<EpochReport> reports = new ArrayList<>();
            new SoftmaxTrainer(SMALL.withSimilarity(similarity).withEpochs(10)).train(MATRIX, reports::add);

            assertThat(reports).extracting(EpochReport::epoch).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
            assertThat(reports.get(9).loss())
                    .as("of %s", similarity)
                    .isLessThan(reports.get(0).loss() * 0.9);
            assertThat(reports.get(0).gflops()).isPositive();
        }
    }

    @Test
    void theKindThatAUserLikesIsFound() {
        // Users like items of the kind of their number's remainder; three of four of their events are of that kind.
        SoftmaxModel model = train(MATRIX, SMALL.withEpochs(20));

        double own = 0;
        double others = 0;
        for (int user = 1; user <= 60; user++) {
            for (int item = 1; item <= 40; item++) {
                if ((item - 1) % 5 == user % 5) {
                    own += score(model, user, item) / 8;
                } else {
                    others += score(model, user, item) / 32;
                }
            }
        }
        assertThat(own / 60).isGreaterThan(others / 60 + 0.3);
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        for (Similarity similarity : Similarity.values()) {
            SoftmaxSettings settings = SMALL.withSimilarity(similarity).withBatch(700);
            float[][] one = rows(train(MATRIX, settings), MATRIX);

            assertThat(rows(train(MATRIX, settings.withThreads(2)), MATRIX)).isDeepEqualTo(one);
            assertThat(rows(train(MATRIX, settings.withThreads(3)), MATRIX)).isDeepEqualTo(one);
        }
    }

    @Test
    void anotherSeedGivesAnotherModel() {
        assertThat(score(train(MATRIX, SMALL.withSeed(1)), 1, 1)).isNotEqualTo(score(train(MATRIX, SMALL), 1, 1));
    }

    @Test
    void cosinesHaveVectorsOfLengthOneAndRowsWithoutEventsAreZero() throws IOException {
        SoftmaxModel model = train(Events.matrix(new int[][] {{1, 0, 1}, {0, 0, 0}, {1, 0, 0}}), SMALL);

        Published.read(directory, model, 3, 3, snapshot -> {
            assertThat(snapshot.tables()).containsExactlyInAnyOrder("softmax.users", "softmax.items");
            float[][] users = Published.rows(snapshot.embeddings("softmax.users"));
            float[][] items = Published.rows(snapshot.embeddings("softmax.items"));
            assertThat(List.of(users[0], users[2], items[0], items[2]))
                    .allSatisfy(row -> assertThat(row).containsOnly(0));
            assertThat(List.of(users[1], users[3], items[1], items[3]))
                    .allSatisfy(row -> assertThat(Units.length(row)).isCloseTo(1, within(1e-6)));
        });
    }

    @Test
    void anotherNameNamesTablesAndProvenance() throws IOException {
        SoftmaxSettings settings =
                SMALL.withLoss(new SampledSoftmaxLoss(0.3, 7)).withWeights(Weights.VALUE);
        SoftmaxModel model = train(MATRIX, settings).named("softmax-small");

        Published.read(directory, model, 61, 41, snapshot -> {
            assertThat(snapshot.tables()).containsExactlyInAnyOrder("softmax-small.users", "softmax-small.items");
            assertThat(SoftmaxProvenance.read(snapshot.provenance(), "softmax-small"))
                    .isEqualTo(settings);
            assertThatThrownBy(() -> SoftmaxProvenance.read(snapshot.provenance(), "other"))
                    .hasMessageContaining("other.dimension");
        });
    }

    @Test
    void aWarmStartGoesOnFromTheEarlierVectors() throws IOException {
        SoftmaxModel earlier = train(MATRIX, SMALL.withEpochs(20));
        List<EpochReport> cold = new ArrayList<>();
        List<EpochReport> warm = new ArrayList<>();
        new SoftmaxTrainer(SMALL).train(MATRIX, cold::add);

        Published.read(directory, earlier, 61, 41, snapshot -> {
            WarmStart start = WarmStart.of(snapshot, "softmax", snapshot.catalogue());
            new SoftmaxTrainer(SMALL.withLearningRate(0.01)).startingFrom(start).train(MATRIX, warm::add);
            SoftmaxModel still = new SoftmaxTrainer(SMALL.withLearningRate(0))
                    .startingFrom(start)
                    .train(MATRIX, report -> {});
            assertThat(score(still, 3, 4)).isCloseTo(score(earlier, 3, 4), within(1e-6));
            assertThatThrownBy(() -> new SoftmaxTrainer(SMALL.withDimension(9)).startingFrom(start))
                    .hasMessageContaining("dimension must be that of the version to begin with, 8: 9");
        });

        assertThat(warm.get(0).loss()).isLessThan(cold.get(0).loss() * 0.9);
    }

    @Test
    void theBestModelIsKept() {
        AtomicReference<double[]> best = new AtomicReference<>(new double[] {0});
        EarlyStopping stopping = EarlyStopping.by(model -> {
                    double quality = best.get().length == 1 ? 1 : 0;
                    best.set(new double[] {score((SoftmaxModel) model, 2, 3), quality});
                    return quality;
                })
                .withPatience(2);
        List<EpochReport> reports = new ArrayList<>();
        SoftmaxModel first = train(MATRIX, SMALL.withEpochs(1));

        SoftmaxModel kept = new SoftmaxTrainer(SMALL).stoppingBy(stopping).train(MATRIX, reports::add);

        assertThat(reports).hasSize(3);
        assertThat(rows(kept, MATRIX)).isDeepEqualTo(rows(first, MATRIX));
    }

    @Test
    void valuesWeighOnlyWhereTheyAreMeantTo() {
        InteractionMatrix once = Events.matrix(new int[][] {{1, 1, 0}, {0, 1, 1}});
        InteractionMatrix often = Events.matrix(new int[][] {{9, 1, 0}, {0, 1, 9}});
        SoftmaxSettings byValue = SMALL.withWeights(Weights.VALUE);

        assertThat(score(train(often, SMALL), 1, 1)).isEqualTo(score(train(once, SMALL), 1, 1));
        assertThat(score(train(once, byValue), 1, 1)).isEqualTo(score(train(once, SMALL), 1, 1));
        assertThat(score(train(often, byValue), 1, 1)).isNotEqualTo(score(train(once, byValue), 1, 1));
    }

    @Test
    void aValueThatIsNoWeightIsAnError() {
        for (int bad : new int[] {-1, -100}) {
            InteractionMatrix matrix = Events.matrix(new int[][] {{bad, 1}});
            assertThatThrownBy(() -> train(matrix, SMALL.withWeights(Weights.VALUE)))
                    .hasMessage("a value that is a weight must be finite and not negative: " + bad + ".0");
            assertThat(score(train(matrix, SMALL), 1, 1)).isFinite();
        }
    }

    @Test
    void littleToTrainOnIsEnough() {
        assertThat(score(train(Events.matrix(new int[][] {{1}}), SMALL), 1, 1)).isFinite();
        assertThat(score(train(Events.matrix(new int[][] {{1, 1, 1}}), SMALL.withUniformNegatives(0)), 1, 3))
                .as("one user likes all")
                .isFinite();
        assertThat(score(train(Events.matrix(new int[][] {{1, 0}, {0, 1}}), SMALL.withDimension(50)), 1, 1))
                .as("more dimensions than items")
                .isGreaterThan(0);
    }

    @Test
    void hardNegativesAreEnough() {
        SoftmaxSettings hard = SMALL.withLoss(new SampledSoftmaxLoss(0.1, 5));
        List<EpochReport> reports = new ArrayList<>();
        new SoftmaxTrainer(hard).train(MATRIX, reports::add);

        assertThat(reports.get(4).loss()).isLessThan(reports.get(0).loss());
    }

    @Test
    void whatGrowsBeyondAllBoundsIsAnError() {
        SoftmaxSettings wild = SMALL.withSimilarity(Similarity.INNER_PRODUCT).withLearningRate(1e25);

        assertThatThrownBy(() -> train(MATRIX, wild))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContainingAll("diverges", "learningRate below 1.0E25");
    }

    @Test
    void nothingToTrainOnIsAnError() {
        assertThatThrownBy(() -> train(Events.matrix(new int[][] {{0, 0}}), SMALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("number of interactions must be at least 1: 0");
    }

    @Test
    void anInterruptInTheMiddleOfAnEpochEndsTheTraining() {
        Thread caller = Thread.currentThread();
        InteractionMatrix many = InteractionMatrix.of(Events.random(3000, 2000, 200_000, 1));
        Thread impatient = new Thread(() -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            caller.interrupt();
        });
        List<EpochReport> reports = new ArrayList<>();
        impatient.start();
        try {
            assertThatThrownBy(() -> new SoftmaxTrainer(
                                    SMALL.withBatch(8).withEpochs(1000).withThreads(2))
                            .train(many, reports::add))
                    .isInstanceOf(CancellationException.class);
            assertThat(caller.isInterrupted()).isTrue();
            assertThat(reports).hasSizeLessThan(1000);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void theEstimateCoversVectorsAndTheBatch() {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(1000, 500, 5000, 1));
        SoftmaxSettings settings = SMALL.withDimension(64).withBatch(512);

        assertThat(new SoftmaxTrainer(settings).estimateBytes(matrix))
                .isBetween(1500 * 64 * 4L + matrix.size() * 8L + 512 * 528 * 4L, 12_000_000L);
        assertThat(new SoftmaxTrainer(settings)
                        .stoppingBy(EarlyStopping.by(model -> 0))
                        .estimateBytes(matrix))
                .isGreaterThan(new SoftmaxTrainer(settings).estimateBytes(matrix));
    }

    @Test
    void settingsOutOfRangeNameThemselves() {
        assertRefused(() -> SMALL.withDimension(0), "dimension must be");
        assertRefused(() -> SMALL.withDimension(4097), "dimension must be");
        assertRefused(() -> SMALL.withEpochs(0), "epochs must be");
        assertRefused(() -> SMALL.withBatch(0), "batch must be");
        assertRefused(() -> SMALL.withBatch(1 << 16), "batch and uniformNegatives must be");
        assertRefused(() -> SMALL.withUniformNegatives(-1), "uniformNegatives must be");
        assertRefused(() -> SMALL.withThreads(0), "threads must be");
        for (double bad : new double[] {Double.NaN, -0.1, Double.POSITIVE_INFINITY}) {
            assertRefused(() -> SMALL.withLearningRate(bad), "learningRate must be");
            assertRefused(() -> SMALL.withRegularization(bad), "regularization must be");
        }
    }

    private static void assertRefused(ThrowingCallable settings, String rule) {
        assertThatThrownBy(settings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(rule);
    }
}
