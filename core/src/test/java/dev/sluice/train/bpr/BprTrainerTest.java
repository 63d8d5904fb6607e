package dev.sluice.train.bpr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Catalogue;
import dev.sluice.data.IdIndex;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.EpochReport;
import dev.sluice.train.Events;
import dev.sluice.train.Published;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.WarmStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BprTrainerTest {
    private static final BprSettings SMALL = BprSettings.defaults()
            .withDimension(8)
            .withEpochs(40)
            .withLearningRate(0.1)
            .withCandidates(1)
            .withThreads(1);

    /** Two cells of users by as many of items at this dimension, so that threads have something to share out. */
    private static final BprSettings WIDE =
            SMALL.withDimension(512).withEpochs(3).withCandidates(2);

    private static final InteractionMatrix WIDE_DATA = InteractionMatrix.of(Events.random(700, 500, 12_000, 3));

    @TempDir
    Path directory;

    @Test
    void theLossFallsAndWhatUsersLikeComesFirst() {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(200, 50, 3000, 1));
        List<EpochReport> reports = new ArrayList<>();

        BprModel model = new BprTrainer(SMALL).train(matrix, reports::add);

        assertThat(reports).hasSize(40);
        assertThat(reports.get(0).loss()).isBetween(0.5, 0.75);
        for (int epoch = 10; epoch < 40; epoch += 10) {
            assertThat(reports.get(epoch).loss())
                    .isLessThan(reports.get(epoch - 10).loss());
        }
        // Of the items that a user has not met, those of the kind that they like should score higher.
        assertThat(orderedPairs(model, matrix)).isGreaterThan(0.9);
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        assertThat(BprTraining.grid(WIDE, WIDE_DATA, DrawWeights.of(WIDE_DATA, 0))
                        .blocks())
                .as("there is work to share out")
                .isEqualTo(4);

        BprModel one = train(WIDE_DATA, WIDE);
        BprModel two = train(WIDE_DATA, WIDE.withThreads(2));
        BprModel five = train(WIDE_DATA, WIDE.withThreads(5));

        assertThat(numbers(two, WIDE_DATA)).isEqualTo(numbers(one, WIDE_DATA));
        assertThat(numbers(five, WIDE_DATA)).isEqualTo(numbers(one, WIDE_DATA));
    }

    @Test
    void equalSeedsGiveEqualModelsAndOthersOthers() {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(60, 40, 500, 1));

        float[][] first = numbers(train(matrix, SMALL), matrix);

        assertThat(numbers(train(matrix, SMALL), matrix)).isEqualTo(first);
        assertThat(numbers(train(matrix, SMALL.withSeed(43)), matrix)).isNotEqualTo(first);
    }

    @Test
    void everySettingMatters() {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(60, 40, 500, 1));
        float[][] first = numbers(train(matrix, SMALL), matrix);

        assertThat(numbers(train(matrix, SMALL.withEpochs(41)), matrix)).isNotEqualTo(first);
        assertThat(numbers(train(matrix, SMALL.withLearningRate(0.11)), matrix)).isNotEqualTo(first);
        assertThat(numbers(train(matrix, SMALL.withRegularization(0.1)), matrix))
                .isNotEqualTo(first);
        assertThat(numbers(train(matrix, SMALL.withNegativePower(1)), matrix)).isNotEqualTo(first);
        assertThat(numbers(train(matrix, SMALL.withCandidates(2)), matrix)).isNotEqualTo(first);
    }

    @Test
    void whoAndWhatHasNoEventsGetsZeros() throws IOException {
        BprModel model = train(Events.matrix(new int[][] {{1, 0, 1, 0}, {0, 0, 0, 0}, {0, 0, 0, 1}}), SMALL);

        Published.read(directory, model, 3, 4, snapshot -> {
            assertThat(snapshot.tables()).containsExactlyInAnyOrder("bpr.users", "bpr.items", "bpr.negatives");
            float[][] users = Published.rows(snapshot.embeddings("bpr.users"));
            float[][] items = Published.rows(snapshot.embeddings("bpr.items"));
            assertThat(users).hasDimensions(4, 8);
            assertThat(items).hasDimensions(5, 8);
            assertThat(users[0]).containsOnly(0);
            assertThat(users[1]).doesNotContain(0);
            assertThat(users[2]).containsOnly(0);
            assertThat(items[0]).containsOnly(0);
            assertThat(items[1]).doesNotContain(0);
            assertThat(items[2]).containsOnly(0);
        });
    }

    @Test
    void anotherNameNamesTablesAndProvenance() throws IOException {
        BprModel model = train(Events.matrix(new int[][] {{1, 0}, {0, 1}}), SMALL.withNegativePower(0.5))
                .named("bpr-small");

        Published.read(directory, model, 2, 2, snapshot -> {
            assertThat(snapshot.tables())
                    .containsExactlyInAnyOrder("bpr-small.users", "bpr-small.items", "bpr-small.negatives");
            assertThat(BprProvenance.read(snapshot.provenance(), "bpr-small")).isEqualTo(SMALL.withNegativePower(0.5));
        });
    }

    @Test
    void aWarmStartBeginsWhereTheEarlierVersionEnded() throws IOException {
        InteractionMatrix matrix = Events.matrix(new int[][] {{1, 0}, {0, 1}});
        BprModel earlier = train(matrix, SMALL);
        Catalogue catalogue = Catalogue.of(IdIndex.of(List.of("a", "b")), IdIndex.of(List.of("u", "v")));
        try (ModelRepository repository = ModelRepository.open(directory)) {
            repository.publish(writer -> {
                writer.catalogue(catalogue);
                earlier.write(writer);
            });
            try (Lease lease = repository.lease()) {
                WarmStart start = WarmStart.of(lease.snapshot(), "bpr", catalogue);
                BprSettings still = SMALL.withEpochs(1).withLearningRate(1e-9);

                BprModel model = new BprTrainer(still).startingFrom(start).train(matrix, TrainingListener.NONE);

                assertThat(numbers(model, matrix)).isEqualTo(numbers(earlier, matrix));
                assertThatThrownBy(() -> new BprTrainer(still.withDimension(9)).startingFrom(start))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("dimension");
            }
        }
    }

    @Test
    void whoHadNoEventsInTheEarlierVersionIsDrawn() throws IOException {
        InteractionMatrix before = Events.matrix(new int[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 0}});
        InteractionMatrix now = Events.matrix(new int[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
        Catalogue catalogue = Catalogue.of(IdIndex.of(List.of("1", "2", "3")), IdIndex.of(List.of("1", "2", "3")));

        Published.read(directory, train(before, SMALL), 3, 3, snapshot -> {
            WarmStart start = WarmStart.of(snapshot, "bpr", catalogue);
            BprModel model = new BprTrainer(SMALL.withEpochs(1).withLearningRate(1e-9))
                    .startingFrom(start)
                    .train(now, TrainingListener.NONE);
            float[] vector = new float[SMALL.dimension()];
            model.copyUser(3, vector);
            assertThat(length(vector)).isGreaterThan(0.05);
            model.copyItem(3, vector);
            assertThat(length(vector)).isGreaterThan(0.05);
        });
    }

    private static double length(float[] vector) {
        return Math.sqrt(IntStream.range(0, vector.length)
                .mapToDouble(i -> vector[i] * vector[i])
                .sum());
    }

    @Test
    void theBestModelIsKeptAsItWas() {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(60, 40, 500, 1));
        List<float[][]> seen = new ArrayList<>();
        EarlyStopping rule = EarlyStopping.by(judged -> {
                    seen.add(numbers((BprModel) judged, matrix));
                    return seen.size() == 2 ? 1 : 0;
                })
                .withPatience(3);

        BprModel model = new BprTrainer(SMALL).stoppingBy(rule).train(matrix, TrainingListener.NONE);

        assertThat(seen).hasSize(5);
        assertThat(numbers(model, matrix)).isEqualTo(seen.get(1)).isNotEqualTo(seen.get(4));
    }

    @Test
    void moreDimensionsThanItemsAreFine() {
        BprModel model = train(Events.matrix(new int[][] {{1, 0}, {0, 1}}), SMALL.withDimension(50));

        assertThat(product(model, 1, 1)).isGreaterThan(product(model, 1, 2));
        assertThat(product(model, 2, 2)).isGreaterThan(product(model, 2, 1));
    }

    @Test
    void oneUserIsEnough() {
        BprModel model = train(Events.matrix(new int[][] {{1, 0, 1}}), SMALL);

        assertThat(product(model, 1, 1)).isFinite();
    }

    @Test
    void whoHasMetEverythingLearnsNothing() {
        List<EpochReport> reports = new ArrayList<>();

        new BprTrainer(SMALL).train(Events.matrix(new int[][] {{1, 1}, {1, 1}}), reports::add);

        assertThat(reports).extracting(EpochReport::loss).containsOnly(Double.NaN);
    }

    @Test
    void nothingToTrainOnIsAnError() {
        assertThatThrownBy(() -> train(Events.matrix(new int[][] {{0, 0}}), SMALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("number of interactions must be at least 1: 0");
    }

    @Test
    void stepsThatAreTooLongAreToldAndTheirCure() {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(60, 40, 500, 1));

        assertThatThrownBy(() -> train(matrix, SMALL.withRegularization(0).withLearningRate(1e30)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("lower learningRate below 1.0E30");
    }

    @Test
    void aPenaltyHoweverGreatLeavesNumbers() {
        BprModel model = train(Events.matrix(new int[][] {{1, 0}, {0, 1}}), SMALL.withRegularization(1e6));

        assertThat(product(model, 1, 1)).isCloseTo(0, within(1e-3));
    }

    @Test
    void anInterruptInTheMiddleOfAnEpochEndsTheTraining() throws InterruptedException {
        List<Throwable> thrown = new ArrayList<>();
        Thread training = new Thread(() -> {
            try {
                new BprTrainer(WIDE.withEpochs(1_000_000)).train(WIDE_DATA, TrainingListener.NONE);
            } catch (CancellationException e) {
                if (Thread.currentThread().isInterrupted()) {
                    thrown.add(e);
                }
            }
        });
        training.start();
        training.interrupt();
        training.join();

        assertThat(thrown).hasSize(1);
    }

    @Test
    void theEstimateCoversVectorsAndPositives() {
        long vectors = (702L + 500) * 512 * 4;

        assertThat(new BprTrainer(WIDE).estimateBytes(WIDE_DATA))
                .isBetween(vectors + WIDE_DATA.size() * 4L, vectors + WIDE_DATA.size() * 4L + 200_000);
        assertThat(new BprTrainer(WIDE).stoppingBy(EarlyStopping.by(model -> 0)).estimateBytes(WIDE_DATA))
                .as("with the best model beside")
                .isBetween(2 * vectors + WIDE_DATA.size() * 4L, 2 * vectors + WIDE_DATA.size() * 4L + 200_000);
    }

    @Test
    void settingsOutOfRangeAreErrors() {
        assertThatThrownBy(() -> SMALL.withDimension(0)).hasMessage("dimension must be from 1 to 4096: 0");
        assertThatThrownBy(() -> SMALL.withDimension(4097)).hasMessageContaining("4097");
        assertThatThrownBy(() -> SMALL.withEpochs(0)).hasMessageContaining("epochs");
        assertThatThrownBy(() -> SMALL.withLearningRate(0)).hasMessageContaining("learningRate");
        assertThatThrownBy(() -> SMALL.withLearningRate(Double.NaN)).hasMessageContaining("learningRate");
        assertThatThrownBy(() -> SMALL.withRegularization(-1)).hasMessageContaining("regularization");
        assertThatThrownBy(() -> SMALL.withNegativePower(4.5)).hasMessage("negativePower must be from 0 to 4: 4.5");
        assertThatThrownBy(() -> SMALL.withNegativePower(Double.NaN)).hasMessageContaining("negativePower");
        assertThatThrownBy(() -> SMALL.withCandidates(0)).hasMessageContaining("candidates");
        assertThatThrownBy(() -> SMALL.withThreads(0)).hasMessageContaining("threads");
    }

    private static BprModel train(InteractionMatrix matrix, BprSettings settings) {
        return new BprTrainer(settings).train(matrix, TrainingListener.NONE);
    }

    /** The part of pairs of items, neither met by the user, in which the one of the user's kind scores higher. */
    private static double orderedPairs(BprModel model, InteractionMatrix matrix) {
        int pairs = 0;
        int ordered = 0;
        for (int user = 1; user <= 200; user++) {
            for (int[] pair : unmet(matrix, user)) {
                pairs++;
                ordered += product(model, user, pair[0]) > product(model, user, pair[1]) ? 1 : 0;
            }
        }
        return (double) ordered / pairs;
    }

    private static List<int[]> unmet(InteractionMatrix matrix, int user) {
        int[] items = IntStream.range(1, 51)
                .filter(item -> !matrix.contains(user, item))
                .toArray();
        List<int[]> pairs = new ArrayList<>();
        for (int liked : items) {
            for (int other : items) {
                // Events.random has items of kind k at rows whose rest by five is k + 1.
                if ((liked - 1) % 5 == user % 5 && (other - 1) % 5 != user % 5) {
                    pairs.add(new int[] {liked, other});
                }
            }
        }
        return pairs;
    }

    private static double product(BprModel model, int user, int item) {
        int dimension = model.settings().dimension();
        float[] left = new float[dimension];
        float[] right = new float[dimension];
        model.copyUser(user, left);
        model.copyItem(item, right);
        return IntStream.range(0, dimension)
                .mapToDouble(i -> (double) left[i] * right[i])
                .sum();
    }

    private static float[][] numbers(BprModel model, InteractionMatrix matrix) {
        float[][] numbers =
                new float[matrix.rows() + matrix.columns()][model.settings().dimension()];
        for (int user = 0; user < matrix.rows(); user++) {
            model.copyUser(user, numbers[user]);
        }
        for (int item = 0; item < matrix.columns(); item++) {
            model.copyItem(item, numbers[matrix.rows() + item]);
        }
        return numbers;
    }
}
