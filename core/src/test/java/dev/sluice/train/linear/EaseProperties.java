package dev.sluice.train.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.Events;
import dev.sluice.train.Strength;
import dev.sluice.train.TrainingListener;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Laws of EASE. */
class EaseProperties {
    @Property(tries = 30)
    void weightsAreThoseOfANaiveInverse(
            @ForAll @IntRange(min = 2, max = 40) int items,
            @ForAll @DoubleRange(min = 0.5, max = 50) double lambda,
            @ForAll @DoubleRange(min = 0, max = 0.9) double dropout,
            @ForAll Strength strength,
            @ForAll long seed) {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(60, items, 300, seed));
        EaseSettings settings = new EaseSettings(lambda, dropout, strength, items, 2);

        double[][] weights = weights(train(matrix, settings), matrix.columns());

        double[][] expected = NaiveEase.weights(matrix, settings);
        for (int item = 0; item < weights.length; item++) {
            assertThat(weights[item]).as("row %d", item).containsExactly(expected[item], within(1e-4));
        }
    }

    @Property(tries = 20)
    void everyItemKeepsTheGreatestAmounts(@ForAll @IntRange(min = 1, max = 10) int kept, @ForAll long seed) {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(60, 30, 400, seed));
        EaseSettings settings = EaseSettings.defaults().withLambda(3).withThreads(1);

        double[][] all = weights(train(matrix, settings), matrix.columns());
        double[][] some = weights(train(matrix, settings.withWeights(kept)), matrix.columns());

        for (int item = 1; item < all.length; item++) {
            double[] amounts = new double[all.length];
            double[] keptAmounts = new double[all.length];
            for (int voter = 0; voter < all.length; voter++) {
                amounts[voter] = 0.0 - Math.abs(all[voter][item]);
                keptAmounts[voter] = 0.0 - Math.abs(some[voter][item]);
                assertThat(some[voter][item]).isIn(all[voter][item], 0.0);
            }
            Arrays.sort(amounts);
            Arrays.sort(keptAmounts);
            Arrays.fill(amounts, Math.min(kept, amounts.length), amounts.length, 0);
            assertThat(keptAmounts).as("item %d", item).isEqualTo(amounts);
        }
    }

    @Property(tries = 10)
    void threadsChangeNothing(@ForAll long seed) {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(400, 350, 3000, seed));
        EaseSettings settings = EaseSettings.defaults().withLambda(5).withWeights(20);
        EaseModel one = train(matrix, settings.withThreads(1));
        EaseModel two = train(matrix, settings.withThreads(2));

        for (int item = 0; item < matrix.columns(); item++) {
            assertThat(two.items(item)).isEqualTo(one.items(item));
            assertThat(two.weights(item)).isEqualTo(one.weights(item));
        }
    }

    private static EaseModel train(InteractionMatrix matrix, EaseSettings settings) {
        return new EaseTrainer(settings).train(matrix, TrainingListener.NONE);
    }

    private static double[][] weights(EaseModel model, int items) {
        double[][] weights = new double[items][items];
        for (int item = 0; item < items; item++) {
            for (int i = 0; i < model.items(item).length; i++) {
                weights[item][model.items(item)[i]] = model.weights(item)[i];
            }
        }
        return weights;
    }
}
