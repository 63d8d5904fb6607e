package dev.sluice.train.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.Events;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.neighbours.NeighboursSettings.Bias;
import dev.sluice.train.neighbours.NeighboursSettings.Weights;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of item neighbours. */
class NeighboursProperties {
    @Property(tries = 50)
    void votesAreTheGreatestCosinesOfEveryItem(@ForAll @IntRange(min = 1, max = 12) int k, @ForAll long seed) {
        InteractionMatrix byItem =
                InteractionMatrix.of(Events.random(30, 20, 150, seed)).transpose();
        NeighboursModel model = train(byItem.transpose(), k, 2);

        // Votes collected per item that receives them are its k nearest by brute force.
        for (int item = 1; item < byItem.rows(); item++) {
            Map<Integer, Float> received = received(model, item, byItem.rows());
            Map<Integer, Double> expected = nearest(byItem, item, k);
            assertThat(received.keySet()).as("item %d", item).isEqualTo(expected.keySet());
            received.forEach(
                    (other, weight) -> assertThat(weight.doubleValue()).isCloseTo(expected.get(other), within(1e-6)));
        }
    }

    @Property(tries = 20)
    void weightsDescendAndThreadsChangeNothing(@ForAll long seed) {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(40, 30, 200, seed));
        NeighboursModel one = train(matrix, 5, 1);
        NeighboursModel three = train(matrix, 5, 3);

        for (int item = 0; item < matrix.columns(); item++) {
            assertThat(three.items(item)).isEqualTo(one.items(item));
            assertThat(three.weights(item)).isEqualTo(one.weights(item));
            for (int i = 1; i < one.weights(item).length; i++) {
                assertThat(one.weights(item)[i]).isLessThanOrEqualTo(one.weights(item)[i - 1]);
            }
        }
    }

    private static NeighboursModel train(InteractionMatrix matrix, int k, int threads) {
        return new NeighboursTrainer(new NeighboursSettings(k, 0, Weights.COSINE, Bias.NONE, threads))
                .train(matrix, TrainingListener.NONE);
    }

    private static Map<Integer, Float> received(NeighboursModel model, int item, int items) {
        Map<Integer, Float> received = new TreeMap<>();
        for (int other = 1; other < items; other++) {
            for (int i = 0; i < model.items(other).length; i++) {
                if (model.items(other)[i] == item) {
                    received.put(other, model.weights(other)[i]);
                }
            }
        }
        return received;
    }

    private static Map<Integer, Double> nearest(InteractionMatrix byItem, int item, int k) {
        Map<Integer, Double> cosines = new TreeMap<>();
        for (int other = 1; other < byItem.rows(); other++) {
            int candidate = other;
            long common = IntStream.of(byItem.row(item))
                    .filter(user -> byItem.contains(candidate, user))
                    .count();
            if (other != item && common > 0) {
                cosines.put(other, common / Math.sqrt((double) byItem.size(item) * byItem.size(other)));
            }
        }
        Map<Integer, Double> nearest = new TreeMap<>();
        // Equal as floats are equal here, since that is how they are compared; of equals, the lower item.
        cosines.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Integer, Double> entry) ->
                                entry.getValue().floatValue())
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(k)
                .forEach(entry -> nearest.put(entry.getKey(), entry.getValue()));
        return nearest;
    }
}
