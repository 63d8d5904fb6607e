package dev.sluice.train.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.EpochReport;
import dev.sluice.train.Events;
import dev.sluice.train.PeakHeap;
import dev.sluice.train.Published;
import dev.sluice.train.TrainingListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlsTrainerTest {
    private static final AlsSettings SMALL =
            AlsSettings.defaults().withDimension(4).withEpochs(5).withThreads(1).withSolver(new AlsSolver.Exact());

    @TempDir
    Path directory;

    @Test
    void oneDimensionConvergesToTheRootOfItsEquation() {
        // One user, one item, no unobserved weight: w v of (1 - w v)^2 + r w^2 + r v^2 at its least is 1 - r.
        AlsModel model = train(
                new int[][] {{1}},
                SMALL.withDimension(1).withEpochs(200).withUnobservedWeight(0).withRegularization(0.25));

        assertThat(product(model, 1, 1)).isCloseTo(0.75, within(1e-5));
    }

    @Test
    void aUserIsTheRidgeRegressionOnTheItems() {
        // One dimension: w = sum of c v / (unobserved * sum of v^2 + sum of c v^2 + penalty), computed from the items.
        AlsSettings settings = SMALL.withDimension(1)
                .withUnobservedWeight(0.5)
                .withRegularization(0.1)
                .withConfidence(new Confidence(1, 2));
        AlsModel model = train(new int[][] {{3, 0, 1}, {0, 2, 1}}, settings);
        double[] v = {0, item(model, 1), item(model, 2), item(model, 3)};
        double gram = v[1] * v[1] + v[2] * v[2] + v[3] * v[3];
        double penalty = 0.1 * (2 + 0.5 * 3);

        double expected = (7 * v[1] + 3 * v[3]) / (0.5 * gram + 7 * v[1] * v[1] + 3 * v[3] * v[3] + penalty);

        float[] user = new float[1];
        model.copyUser(1, user);
        assertThat((double) user[0]).isCloseTo(expected, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact", "blocks:1", "blocks:3", "gradients:1", "gradients:3"})
    void theReportedLossIsThatOfTheDefinition(String solver) {
        int[][] rows = {{1, 0, 1, 0}, {1, 1, 0, 0}, {0, 0, 0, 0}, {0, 2, 1, 0}};
        AlsSettings settings = SMALL.withUnobservedWeight(0.3)
                .withRegularization(0.05)
                .withFrequencyExponent(0.5)
                .withSolver(AlsSolver.of(solver))
                .withConfidence(new Confidence(1, 0.5));
        List<EpochReport> reports = new ArrayList<>();
        InteractionMatrix matrix = Events.matrix(rows);
        AlsModel model = new AlsTrainer(settings).train(matrix, reports::add);

        assertThat(reports).extracting(EpochReport::epoch).containsExactly(1, 2, 3, 4, 5);
        // The pairs weigh 9.5: nine roundings of single precision, where AlsProperties allows 4 (d + 4) = 32.
        assertThat(reports.get(4).loss()).isCloseTo(AlsLoss.of(model, matrix), within(5e-6));
    }

    @Test
    void whoHasNoEventsGetsZeros() throws IOException {
        AlsModel model = train(new int[][] {{1, 0, 1}, {0, 0, 0}}, SMALL);

        Published.read(directory, model, 2, 3, snapshot -> {
            assertThat(snapshot.tables()).containsExactlyInAnyOrder("als.users", "als.items");
            float[][] users = Published.rows(snapshot.embeddings("als.users"));
            assertThat(users[0]).containsOnly(0);
            assertThat(users[1]).doesNotContain(0);
            assertThat(users[2]).containsOnly(0);
            float[][] items = Published.rows(snapshot.embeddings("als.items"));
            assertThat(items[0]).containsOnly(0);
            assertThat(items[2]).containsOnly(0);
        });
    }

    @Test
    void anotherNameNamesTablesAndProvenance() throws IOException {
        AlsModel model = train(new int[][] {{1}}, SMALL).named("als-small");

        Published.read(directory, model, 1, 1, snapshot -> {
            assertThat(snapshot.tables()).containsExactlyInAnyOrder("als-small.users", "als-small.items");
            assertThat(AlsProvenance.read(snapshot.provenance(), "als-small")).isEqualTo(SMALL);
        });
    }

    @Test
    void moreDimensionsThanItemsAreFine() {
        AlsModel model = train(new int[][] {{1, 1}, {0, 1}}, SMALL.withDimension(50));

        assertThat(product(model, 1, 1)).isBetween(0.5, 1.0);
    }

    @Test
    void anUndeterminedVectorNamesItsRowAndTheCure() {
        AlsSettings unregularized = SMALL.withRegularization(0).withUnobservedWeight(0);

        assertThatThrownBy(() -> train(new int[][] {{1, 0}, {0, 0}}, unregularized))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContainingAll("user row 1", "regularization above 0.0", "unobservedWeight above 0.0");
    }

    @Test
    void alsoMoreDimensionsThanItemsWithoutRegularizationAreUndetermined() {
        assertThatThrownBy(() -> train(new int[][] {{1, 1}, {0, 1}}, SMALL.withRegularization(0)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("not determined");
    }

    @Test
    void aBlockThatIsUndeterminedNamesItsRowToo() {
        AlsSettings settings =
                SMALL.withDimension(20).withSolver(new AlsSolver.Blocks(5)).withRegularization(0);

        assertThatThrownBy(() -> train(new int[][] {{1, 1}, {0, 1}}, settings))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContainingAll("row 1 is not determined", "regularization above 0.0");
    }

    @Test
    void oneUserIsEnoughWhateverTheSolver() {
        AlsModel model = train(new int[][] {{1, 0, 1}}, SMALL.withDimension(20).withSolver(new AlsSolver.Blocks(5)));

        assertThat(product(model, 1, 1)).isGreaterThan(product(model, 1, 2)).isBetween(0.3, 1.0);
    }

    @Test
    void hardlyAnyRegularizationIsEnough() {
        List<Double> losses = new ArrayList<>();
        new AlsTrainer(SMALL.withRegularization(1e-9).withUnobservedWeight(0))
                .train(Events.matrix(new int[][] {{1, 1, 0}, {0, 1, 1}}), report -> losses.add(report.loss()));

        assertThat(losses).hasSize(5).allMatch(loss -> loss < 1e-4);
    }

    @Test
    void nothingToTrainOnIsAnError() {
        assertThatThrownBy(() -> train(new int[][] {{0, 0}}, SMALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("number of interactions must be at least 1: 0");
    }

    @Test
    void aNegativeValueWithASlopeIsAnErrorAndWithoutOneIsNot() {
        int[][] rows = {{-2, 1}};

        assertThatThrownBy(() -> train(rows, SMALL.withConfidence(new Confidence(1, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-2.0");
        assertThat(product(train(rows, SMALL), 1, 1)).isPositive();
    }

    @Test
    void anInterruptEndsTheTraining() {
        List<EpochReport> reports = new ArrayList<>();
        TrainingListener impatient = report -> {
            reports.add(report);
            Thread.currentThread().interrupt();
        };
        try {
            assertThatThrownBy(() ->
                            new AlsTrainer(SMALL.withThreads(2)).train(Events.matrix(new int[][] {{1}}), impatient))
                    .isInstanceOf(CancellationException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            assertThat(reports).hasSize(1);
        } finally {
            Thread.interrupted();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact", "gradients:3"})
    void anInterruptInTheMiddleOfAnEpochEndsTheTraining(String solver) {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(20_000, 8_000, 400_000, 1));
        List<EpochReport> reports = new ArrayList<>();
        Thread caller = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            while (caller.getStackTrace().length > 0 && !isSolving(caller)) {
                Thread.onSpinWait();
            }
            caller.interrupt();
        });
        interrupter.setDaemon(true);
        interrupter.start();
        try {
            assertThatThrownBy(() -> new AlsTrainer(
                                    SMALL.withDimension(96).withEpochs(1000).withSolver(AlsSolver.of(solver)))
                            .train(matrix, reports::add))
                    .isInstanceOf(CancellationException.class);
            assertThat(reports).as("the first epoch did not end").isEmpty();
        } finally {
            Thread.interrupted();
        }
    }

    private static boolean isSolving(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(BlockSolver.class.getName())
                        || frame.getClassName().equals(GradientSolver.class.getName()));
    }

    /** What is in use after an epoch; what comes and goes within one, such as scratch, is a tenth of it here. */
    @ParameterizedTest
    @CsvSource({"64, exact, 0", "64, blocks:16, 0", "200, blocks:64, 0", "32, exact, 0.5", "64, gradients:2, 0"})
    void theEstimateIsWhatTrainingHolds(int dimension, String solver, double slope) {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(20_000, 8_000, 400_000, 1));
        AlsTrainer trainer = new AlsTrainer(SMALL.withDimension(dimension)
                .withSolver(AlsSolver.of(solver))
                .withEpochs(1)
                .withConfidence(new Confidence(1, slope)));
        long estimate = trainer.estimateBytes(matrix);
        PeakHeap heap = new PeakHeap();
        trainer.train(matrix, report -> heap.look());
        assertThat(heap.bytes()).isBetween(estimate * 8 / 10, estimate * 102 / 100);
        long dataAndFactors = 8L * matrix.size() + 4L * dimension * (matrix.rows() + matrix.columns());
        if (slope == 0) {
            assertThat(8L * matrix.size() + estimate)
                    .as("with the data")
                    .isLessThan(dataAndFactors * 3 / 2 + 6_000_000);
        }
    }

    @Test
    void aModelThatLearnedNothingIsLoggedAsSuch() {
        int[][] rows = {{1, 0, 1}, {1, 1, 0}};
        assertThat(logged(() -> train(rows, SMALL))).isEmpty();
        assertThat(logged(() -> train(rows, SMALL.withEpochs(16).withRegularization(10))))
                .contains("als learned nothing, all scores are near 0: lower regularization below 10.0");
    }

    /** What is logged meanwhile, by a logger that asks for the stream each time. */
    private static String logged(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theEstimateCountsTheBestModel() {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(8000, 2000, 100_000, 3));
        int[] judged = {0};
        AlsTrainer trainer =
                new AlsTrainer(AlsSettings.defaults().withEpochs(2)).stoppingBy(EarlyStopping.by(model -> judged[0]++));
        PeakHeap heap = new PeakHeap();
        trainer.train(matrix, report -> heap.look());
        assertThat(heap.bytes()).isLessThan(trainer.estimateBytes(matrix) * 105 / 100);
    }

    private static AlsModel train(int[][] rows, AlsSettings settings) {
        return new AlsTrainer(settings).train(Events.matrix(rows), TrainingListener.NONE);
    }

    private static float item(AlsModel model, int item) {
        float[] vector = new float[1];
        model.copyItem(item, vector);
        return vector[0];
    }

    private static double product(AlsModel model, int user, int item) {
        int dimension = model.settings().dimension();
        float[] left = new float[dimension];
        float[] right = new float[dimension];
        model.copyUser(user, left);
        model.copyItem(item, right);
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
            sum += (double) left[i] * right[i];
        }
        return sum;
    }
}
