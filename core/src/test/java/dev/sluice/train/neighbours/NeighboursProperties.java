package dev.sluice.train.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.Events;
import dev.sluice.train.Strength;
import dev.sluice.train.TrainingListener;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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

    @Property(tries = 50)
    void similaritiesAreThoseOfDenseMatrices(@ForAll("similarities") Nearness similarity, @ForAll long seed) {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(30, 20, 150, seed));
        NeighboursModel model = new NeighboursTrainer(NeighboursSettings.defaults()
                        .withSimilarity(similarity)
                        .withStrength(Strength.VALUE)
                        .withThreads(2))
                .train(matrix, TrainingListener.NONE);

        double[][] dense = dense(matrix, similarity);
        for (int item = 1; item < dense.length; item++) {
            Map<Integer, Float> received = received(model, item, dense.length);
            for (int other = 1; other < dense.length; other++) {
                double expected = other == item ? 0 : dense[item][other];
                // One of the two weights of each product is a float, and so is the sum: two roundings of 2^-24.
                assertThat((double) received.getOrDefault(other, 0f))
                        .as("%d %d", item, other)
                        .isCloseTo(expected, within(1e-12 + expected * 0x1p-22));
            }
        }
    }

    @Provide
    Arbitrary<Nearness> similarities() {
        return Arbitraries.of(
                new Nearness.Cosine(0),
                new Nearness.Cosine(2.5),
                new Nearness.TfIdf(0),
                new Nearness.TfIdf(1),
                Nearness.Bm25.USUAL,
                new Nearness.Bm25(100, 0.8),
                new Nearness.Bm25(0, 0));
    }

    /** As implicit does it: weights of all pairs, rows divided by their lengths, all products. */
    private static double[][] dense(InteractionMatrix byUser, Nearness similarity) {
        InteractionMatrix byItem = byUser.transpose();
        int items = byItem.rows();
        double[][] weights = new double[items][byItem.columns()];
        double total =
                IntStream.range(0, byUser.size()).mapToDouble(byUser::value).sum();
        for (int item = 1; item < items; item++) {
            double sum = 0;
            for (int place = byItem.start(item); place < byItem.end(item); place++) {
                sum += byItem.value(place);
            }
            for (int place = byItem.start(item); place < byItem.end(item); place++) {
                int user = byItem.column(place);
                double x = byItem.value(place);
                double idf = Math.log(items - 1) - Math.log1p(byUser.size(user));
                if (similarity instanceof Nearness.Bm25 bm25) {
                    double norm = 1 - bm25.b() + bm25.b() * sum / (total / (items - 1));
                    weights[item][user] = x * (bm25.k1() + 1) / (bm25.k1() * norm + x) * idf;
                } else {
                    weights[item][user] = similarity instanceof Nearness.TfIdf ? Math.sqrt(x) * idf : x;
                }
            }
        }
        double[][] similarities = new double[items][items];
        for (int i = 1; i < items; i++) {
            for (int j = 1; j < items; j++) {
                double product = product(weights[i], weights[j]);
                double norms = Math.sqrt(product(weights[i], weights[i]) * product(weights[j], weights[j]));
                similarities[i][j] = product == 0 ? 0 : product / (norms + shrinkage(similarity, norms));
            }
        }
        return similarities;
    }

    /** What makes the denominator that of the similarity; 1 for BM25. */
    private static double shrinkage(Nearness similarity, double norms) {
        if (similarity instanceof Nearness.Cosine cosine) {
            return cosine.shrinkage();
        }
        return similarity instanceof Nearness.TfIdf tfIdf ? tfIdf.shrinkage() : 1 - norms;
    }

    private static double product(double[] a, double[] b) {
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
        }
        return product;
    }

    private static NeighboursModel train(InteractionMatrix matrix, int k, int threads) {
        return new NeighboursTrainer(
                        NeighboursSettings.defaults().withNeighbours(k).withThreads(threads))
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
