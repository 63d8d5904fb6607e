package dev.sluice.train.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Entities;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.content.ContentSettings.Repeats;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Laws of item vectors. */
class ContentProperties {
    private static final int ITEMS = 25;

    /** Titles and genres of drawn words, as a naive count needs them. */
    private record Drawn(List<List<String>> titles, List<List<String>> genres) {
        static Drawn of(long seed) {
            Random random = new Random(seed);
            List<List<String>> titles = new ArrayList<>();
            List<List<String>> genres = new ArrayList<>();
            for (int item = 0; item < ITEMS; item++) {
                titles.add(random.ints(random.nextInt(8), 0, 15)
                        .mapToObj(word -> "w" + word)
                        .toList());
                genres.add(random.ints(random.nextInt(3), 0, 4)
                        .distinct()
                        .mapToObj(tag -> "G" + tag)
                        .toList());
            }
            return new Drawn(titles, genres);
        }

        Entities entities() {
            Items items = new Items();
            for (int item = 0; item < ITEMS; item++) {
                items.add(
                        String.join(", ", titles.get(item)).toUpperCase(java.util.Locale.ROOT),
                        genres.get(item).toArray(String[]::new));
            }
            return items.entities();
        }
    }

    @Property(tries = 60)
    void productsAreThoseOfNaiveVectors(
            @ForAll Repeats repeats,
            @ForAll @IntRange(min = 1, max = 3) int leastItems,
            @ForAll @DoubleRange(min = 0.3, max = 1) double mostShare,
            @ForAll @DoubleRange(min = 0.1, max = 3) double weight,
            @ForAll long seed) {
        Drawn drawn = Drawn.of(seed);
        ContentSettings settings = ContentSettings.defaults()
                .withColumn("title", weight)
                .withColumn("genres", 1)
                .withRepeats(repeats)
                .withLeastItems(leastItems)
                .withMostShare(mostShare);

        ContentModel model = new ContentTrainer(settings).train(drawn.entities(), TrainingListener.NONE);

        List<Map<String, Double>> naive = new ArrayList<>();
        List<Map<String, Double>> titles = block(drawn.titles(), settings, mostShare);
        List<Map<String, Double>> genres = block(drawn.genres(), settings, 1);
        for (int item = 0; item < ITEMS; item++) {
            Map<String, Double> vector = new TreeMap<>();
            titles.get(item).forEach((term, entry) -> vector.put(term, weight * entry));
            vector.putAll(genres.get(item));
            naive.add(normalized(vector));
        }
        for (int item = 1; item <= ITEMS; item++) {
            assertThat(model.terms(item)).hasSize(naive.get(item - 1).size()).isSorted();
            for (int other = 1; other <= ITEMS; other++) {
                assertThat(product(model, item, other))
                        .as("%d and %d", item, other)
                        .isCloseTo(product(naive.get(item - 1), naive.get(other - 1)), within(1e-6));
            }
        }
        assertThat(model.withoutContent())
                .isEqualTo((int) naive.stream().filter(Map::isEmpty).count());
    }

    private static List<Map<String, Double>> block(List<List<String>> texts, ContentSettings settings, double share) {
        long documents = texts.stream().filter(text -> !text.isEmpty()).count();
        Map<String, Integer> items = new TreeMap<>();
        texts.forEach(text -> new HashSet<>(text).forEach(term -> items.merge(term, 1, Integer::sum)));
        List<Map<String, Double>> block = new ArrayList<>();
        for (List<String> text : texts) {
            Map<String, Double> vector = new TreeMap<>();
            for (String term : text) {
                int of = items.getOrDefault(term, 0);
                if (of >= settings.leastItems() && of <= share * documents) {
                    int count = Collections.frequency(text, term);
                    double repeated = settings.repeats() == Repeats.LOG ? 1 + Math.log(count) : count;
                    vector.put(term, repeated * (1 + Math.log((double) documents / of)));
                }
            }
            block.add(normalized(vector));
        }
        return block;
    }

    private static Map<String, Double> normalized(Map<String, Double> vector) {
        double length = Math.sqrt(product(vector, vector));
        Map<String, Double> normalized = new TreeMap<>();
        vector.forEach((term, weight) -> normalized.put(term, weight / length));
        return normalized;
    }

    private static double product(Map<String, Double> vector, Map<String, Double> other) {
        return vector.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * other.getOrDefault(entry.getKey(), 0.0))
                .sum();
    }

    private static double product(ContentModel model, int item, int other) {
        double product = 0;
        for (int i = 0; i < model.terms(item).length; i++) {
            for (int j = 0; j < model.terms(other).length; j++) {
                if (model.terms(item)[i] == model.terms(other)[j]) {
                    product += (double) model.weights(item)[i] * model.weights(other)[j];
                }
            }
        }
        return product;
    }
}
