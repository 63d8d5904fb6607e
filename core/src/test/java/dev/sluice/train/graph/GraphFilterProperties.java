package dev.sluice.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.Events;
import dev.sluice.train.TrainingListener;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Laws of the filter, against one of dense matrices. */
class GraphFilterProperties {
    /**
     * With all neighbours kept, the scores of items that have met are those of the formula. The remainders of those
     * that have not met are left out, which are all less than nothing by as much as the vectors say.
     */
    @Property(tries = 25)
    void scoresAreThoseOfTheDenseFilter(
            @ForAll @IntRange(min = 1, max = 6) int dimension,
            @ForAll @DoubleRange(min = 0, max = 1) double user,
            @ForAll @DoubleRange(min = 0.2, max = 0.8) double item,
            @ForAll @DoubleRange(min = 0, max = 0.6) double history,
            @ForAll long seed) {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(60, 25, 400, seed));
        Exponents exponents = new Exponents(user, item, history);
        Assume.that(isToldApart(matrix, exponents, dimension));
        GraphFilterSettings settings =
                new GraphFilterSettings(dimension, 80, exponents, 0.3, 0.7, matrix.columns(), 1, 1);
        GraphFilterModel model = new GraphFilterTrainer(settings).train(matrix, TrainingListener.NONE);

        double[][] expected = expected(matrix, settings);
        for (int from = 1; from < matrix.columns(); from++) {
            double[] scores = GraphFilterTrainerTest.scores(model, from);
            for (int to = 1; to < matrix.columns(); to++) {
                if (from != to && !Double.isNaN(expected[from][to])) {
                    double size = Math.abs(expected[from][to]);
                    assertThat(scores[to])
                            .as("%d to %d", from, to)
                            .isCloseTo(expected[from][to], within(2e-3 * (1 + size)));
                }
            }
        }
    }

    @Property(tries = 10)
    void threadsChangeNothing(@ForAll long seed) {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(300, 700, 3000, seed));
        GraphFilterSettings settings = GraphFilterSettings.defaults()
                .withDimension(40)
                .withNeighbours(5)
                .withSeed(seed);
        GraphFilterModel one = new GraphFilterTrainer(settings.withThreads(1)).train(matrix, TrainingListener.NONE);
        GraphFilterModel two = new GraphFilterTrainer(settings.withThreads(2)).train(matrix, TrainingListener.NONE);

        float[] left = new float[one.dimension()];
        float[] right = new float[two.dimension()];
        for (int item = 0; item < matrix.columns(); item++) {
            one.copyItem(item, left);
            two.copyItem(item, right);
            assertThat(right).isEqualTo(left);
            assertThat(two.share(item)).isEqualTo(one.share(item));
            assertThat(two.votes(item)).isEqualTo(one.votes(item));
            assertThat(two.weights(item)).isEqualTo(one.weights(item));
        }
    }

    @Property(tries = 20)
    void anItemIsVotedForByAtMostSoManyAndNeverByItself(
            @ForAll @IntRange(min = 1, max = 10) int neighbours, @ForAll long seed) {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(60, 50, 400, seed));
        GraphFilterModel model = new GraphFilterTrainer(GraphFilterSettings.defaults()
                        .withDimension(3)
                        .withNeighbours(neighbours)
                        .withThreads(1))
                .train(matrix, TrainingListener.NONE);

        int[] received = new int[matrix.columns()];
        for (int from = 0; from < matrix.columns(); from++) {
            assertThat(model.votes(from)).doesNotContain(from).doesNotContain(0);
            IntStream.of(model.votes(from)).forEach(to -> received[to]++);
        }
        assertThat(IntStream.of(received).max().orElse(0)).isEqualTo(neighbours);
    }

    /**
     * Whether the last frequency kept is stronger than the next by more than rounding: of two that are as good as equal
     * any mixture may be kept, each with other scores.
     */
    private static boolean isToldApart(InteractionMatrix matrix, Exponents exponents, int dimension) {
        int items = matrix.columns();
        SymmetricEigen eigen = SymmetricEigen.of(SubspaceIterationProperties.dense(matrix, exponents), items);
        double[] values =
                IntStream.range(0, items).mapToDouble(eigen::value).sorted().toArray();
        return values[items - dimension] - values[items - dimension - 1] > 1e-3 * values[items - 1];
    }

    /** By the formula of the trainer; NaN where two items have not met. */
    private static double[][] expected(InteractionMatrix matrix, GraphFilterSettings settings) {
        InteractionMatrix byItem = matrix.transpose();
        int items = matrix.columns();
        double[] filter = SubspaceIterationProperties.dense(matrix, settings.exponents());
        SymmetricEigen eigen = SymmetricEigen.of(filter.clone(), items);
        int[] order = IntStream.range(0, items)
                .boxed()
                .sorted((a, b) -> Double.compare(eigen.value(b), eigen.value(a)))
                .mapToInt(Integer::intValue)
                .toArray();
        double strongest = eigen.value(order[0]);
        double weakest = eigen.value(order[settings.dimension() - 1]);
        double held = settings.regularization() * strongest;
        double rest = settings.remainder() / (weakest + held);
        double[][] scores = new double[items][items];
        for (int i = 1; i < items; i++) {
            for (int j = 1; j < items; j++) {
                double passed = 0;
                double explained = 0;
                for (int k = 0; k < settings.dimension(); k++) {
                    double value = eigen.value(order[k]);
                    double product = eigen.vector(order[k])[i] * eigen.vector(order[k])[j];
                    passed += value / (value + held) * product;
                    explained += value * product;
                }
                double entry = filter[i * items + j];
                double scale = Math.pow(
                        (double) byItem.size(j) / byItem.size(i),
                        settings.exponents().history());
                scores[i][j] = entry == 0 ? Double.NaN : scale * (passed + rest * (entry - explained));
            }
        }
        return scores;
    }
}
