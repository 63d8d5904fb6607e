package dev.sluice.train.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.Events;
import dev.sluice.train.Rows;
import dev.sluice.train.Strength;
import dev.sluice.train.TrainingListener;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Laws of RP3beta. */
class Rp3BetaProperties {
    @Property(tries = 50)
    void weightsAreThoseOfDenseMatrices(
            @ForAll @DoubleRange(min = 0, max = 2) double alpha,
            @ForAll @DoubleRange(min = 0, max = 1) double beta,
            @ForAll Strength strength,
            @ForAll Rows rows,
            @ForAll long seed) {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(30, 20, 150, seed));
        Rp3BetaSettings settings = new Rp3BetaSettings(alpha, beta, 100, rows, strength, 2);

        Rp3BetaModel model = train(matrix, settings);

        double[][] dense = dense(matrix, settings);
        for (int item = 0; item < dense.length; item++) {
            double[] weights = new double[dense.length];
            for (int i = 0; i < model.items(item).length; i++) {
                weights[model.items(item)[i]] = model.weights(item)[i];
            }
            assertThat(weights).as("item %d", item).containsExactly(dense[item], within(1e-5));
        }
    }

    @Property(tries = 20)
    void rowsDescendAndNoItemHearsOrSpeaksForMore(
            @ForAll @IntRange(min = 1, max = 9) int neighbours, @ForAll long seed) {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(50, 30, 400, seed));
        Rp3BetaModel model = train(matrix, Rp3BetaSettings.defaults().withNeighbours(neighbours));

        int[] heard = new int[matrix.columns()];
        for (int item = 0; item < matrix.columns(); item++) {
            assertThat(model.items(item)).hasSizeLessThanOrEqualTo(neighbours).doesNotContain(item);
            for (int i = 0; i < model.items(item).length; i++) {
                heard[model.items(item)[i]]++;
                assertThat(model.weights(item)[i]).isLessThanOrEqualTo(model.weights(item)[Math.max(0, i - 1)]);
            }
        }
        assertThat(IntStream.of(heard)).allMatch(count -> count <= neighbours);
    }

    @Property(tries = 10)
    void threadsChangeNothing(@ForAll long seed) {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(80, 60, 600, seed));
        Rp3BetaSettings settings = Rp3BetaSettings.defaults().withNeighbours(10);
        Rp3BetaModel one = train(matrix, settings.withThreads(1));
        Rp3BetaModel two = train(matrix, settings.withThreads(2));

        for (int item = 0; item < matrix.columns(); item++) {
            assertThat(two.items(item)).isEqualTo(one.items(item));
            assertThat(two.weights(item)).isEqualTo(one.weights(item));
        }
    }

    private static Rp3BetaModel train(InteractionMatrix matrix, Rp3BetaSettings settings) {
        return new Rp3BetaTrainer(settings).train(matrix, TrainingListener.NONE);
    }

    /** Both steps as matrices of probabilities, and their product. */
    private static double[][] dense(InteractionMatrix byUser, Rp3BetaSettings settings) {
        int items = byUser.columns();
        InteractionMatrix byItem = byUser.transpose();
        double[][] walks = new double[items][items];
        for (int user = 0; user < byUser.rows(); user++) {
            double total = 0;
            for (int place = byUser.start(user); place < byUser.end(user); place++) {
                total += settings.strength().of(byUser.value(place));
            }
            for (int from : byUser.row(user)) {
                for (int place = byUser.start(user); place < byUser.end(user); place++) {
                    double toUser = Math.pow(1.0 / byItem.size(from), settings.alpha());
                    double toItem = Math.pow(settings.strength().of(byUser.value(place)) / total, settings.alpha());
                    walks[from][byUser.column(place)] += toUser * toItem;
                }
            }
        }
        for (int from = 0; from < items; from++) {
            double sum = 0;
            for (int to = 0; to < items; to++) {
                walks[from][to] = from == to || byItem.size(to) == 0
                        ? 0
                        : walks[from][to] / Math.pow(byItem.size(to), settings.beta());
                sum += walks[from][to];
            }
            for (int to = 0; settings.rows() == Rows.L1 && sum > 0 && to < items; to++) {
                walks[from][to] /= sum;
            }
        }
        return walks;
    }
}
