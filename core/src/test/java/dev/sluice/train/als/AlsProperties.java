package dev.sluice.train.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.Events;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.engine.Vectors;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

/** Laws of alternating least squares. */
class AlsProperties {
    /**
     * Each vector is solved for in single precision. What that leaves of its distance to the best one raises the loss
     * by the square of that distance alone, so that the loss of the vectors, summed up in double precision, has next to
     * no slack. The loss that is told is summed up from what the solver has: of the weights {@code w} of all pairs it
     * takes {@code b'x} off, whose error grows with the {@code 3 d + 1} roundings of a solution by Cholesky (Higham,
     * Accuracy and Stability of Numerical Algorithms, theorem 10.4) and those of the sums in {@code b}.
     */
    @Property(tries = 50)
    void anEpochNeverRaisesTheLoss(
            @ForAll @IntRange(min = 1, max = 24) int dimension,
            @ForAll @DoubleRange(min = 0, max = 2) double unobserved,
            @ForAll @DoubleRange(min = 0.001, max = 1) @Scale(3) double regularization,
            @ForAll @DoubleRange(min = 0, max = 1.5) double exponent,
            @ForAll("solvers") AlsSolver solver,
            @ForAll long seed) {
        AlsSettings settings = new AlsSettings(
                dimension, 6, unobserved, regularization, exponent, new Confidence(1, 0.5), solver, seed, 1);
        InteractionMatrix matrix = matrix(seed);
        List<Double> losses = new ArrayList<>();
        List<Double> told = new ArrayList<>();
        EarlyStopping watching = EarlyStopping.by(model -> {
                    losses.add(AlsLoss.of((AlsModel) model, matrix));
                    return 0;
                })
                .withPatience(settings.epochs());
        new AlsTrainer(settings).stoppingBy(watching).train(matrix, report -> told.add(report.loss()));

        assertThat(losses).hasSize(6);
        double rounding = 4 * (dimension + 4) * 0x1p-24 * AlsLoss.weights(settings, matrix);
        for (int epoch = 0; epoch < 6; epoch++) {
            assertThat(told.get(epoch)).isCloseTo(losses.get(epoch), within(rounding));
            assertThat(losses.get(epoch)).isLessThanOrEqualTo(losses.get(Math.max(0, epoch - 1)) * (1 + 1e-9));
        }
    }

    @Property(tries = 20)
    void theNumberOfThreadsChangesNoBit(
            @ForAll @IntRange(min = 1, max = 40) int dimension,
            @ForAll("solvers") AlsSolver solver,
            @ForAll long seed) {
        AlsSettings settings = AlsSettings.defaults()
                .withDimension(dimension)
                .withSolver(solver)
                .withEpochs(2)
                .withSeed(seed);
        InteractionMatrix matrix = matrix(seed);

        AlsModel one = new AlsTrainer(settings.withThreads(1)).train(matrix, TrainingListener.NONE);
        AlsModel three = new AlsTrainer(settings.withThreads(3)).train(matrix, TrainingListener.NONE);

        assertSameRows(one::copyUser, three::copyUser, matrix.rows(), dimension);
        assertSameRows(one::copyItem, three::copyItem, matrix.columns(), dimension);
    }

    /** In exact arithmetic as many steps as dimensions are the solution; in single precision, some more. */
    @Property(tries = 50)
    void enoughStepsOfGradientsAreTheExactSolution(
            @ForAll @IntRange(min = 1, max = 24) int dimension,
            @ForAll @DoubleRange(min = 0.05, max = 1) double unobserved,
            @ForAll long seed) {
        AlsSettings settings = AlsSettings.defaults()
                .withDimension(dimension)
                .withUnobservedWeight(unobserved)
                .withRegularization(0.05)
                .withConfidence(new Confidence(1, 0.5))
                .withEpochs(1)
                .withSeed(seed);
        InteractionMatrix matrix = matrix(seed);
        AlsModel exact =
                new AlsTrainer(settings.withSolver(new AlsSolver.Exact())).train(matrix, TrainingListener.NONE);
        AlsModel steps = new AlsTrainer(settings.withSolver(new AlsSolver.Gradients(4 * dimension)))
                .train(matrix, TrainingListener.NONE);

        float[] expected = new float[dimension];
        float[] found = new float[dimension];
        for (int user = 1; user < matrix.rows(); user++) {
            exact.copyUser(user, expected);
            steps.copyUser(user, found);
            for (int i = 0; i < dimension; i++) {
                assertThat(found[i]).isCloseTo(expected[i], within(2e-3f));
            }
        }
    }

    @Provide
    Arbitrary<AlsSolver> solvers() {
        return Arbitraries.oneOf(
                Arbitraries.just(new AlsSolver.Exact()),
                Arbitraries.integers().between(1, 60).map(AlsSolver.Blocks::new),
                Arbitraries.integers().between(1, 5).map(AlsSolver.Gradients::new));
    }

    private static void assertSameRows(Vectors expected, Vectors found, int rows, int dimension) {
        float[] left = new float[dimension];
        float[] right = new float[dimension];
        for (int row = 0; row < rows; row++) {
            expected.copy(row, left);
            found.copy(row, right);
            assertThat(right).as("row %d", row).isEqualTo(left);
        }
    }

    private static InteractionMatrix matrix(long seed) {
        return InteractionMatrix.of(Events.random(60, 40, 500, seed));
    }
}
