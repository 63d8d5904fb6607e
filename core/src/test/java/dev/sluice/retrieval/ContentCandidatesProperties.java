package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.History;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.conformance.CandidateGeneratorLaws;
import dev.sluice.conformance.LawCases;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.content.ContentModel;
import dev.sluice.train.content.ContentSettings;
import dev.sluice.train.content.ContentTrainer;
import dev.sluice.train.content.Items;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Laws of items by content: 60 items of up to six words and three tags, those divisible by 7 of none. */
class ContentCandidatesProperties implements CandidateGeneratorLaws {
    private static final int ITEMS = 60;

    private static Path directory = Path.of("");

    @SuppressWarnings("NullAway.Init") // published before any law is tried
    private static PublishedModel model;

    @SuppressWarnings("NullAway.Init")
    private static ContentModel trained;

    @BeforeContainer
    static void publish() throws IOException {
        directory = Files.createTempDirectory("laws");
        Items items = new Items();
        Random random = new Random(5);
        for (int item = 1; item <= ITEMS; item++) {
            boolean described = item % 7 != 0;
            items.add(
                    described ? words(random, 6, 20) : "",
                    described ? words(random, 3, 5).split(" ") : new String[0]);
        }
        trained = new ContentTrainer(ContentSettings.defaults().withLeastItems(1))
                .train(items.entities(), TrainingListener.NONE);
        model = PublishedModel.in(directory, writer -> {
            writer.catalogue(items.catalogue(3));
            trained.write(writer);
        });
    }

    private static String words(Random random, int most, int different) {
        return random.ints(1 + random.nextInt(most), 0, different)
                .mapToObj(word -> "w" + word)
                .collect(Collectors.joining(" "));
    }

    @AfterContainer
    static void close() throws IOException {
        model.close();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(ContentCandidatesProperties::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CandidateGenerator generator() {
        return ContentCandidates.of(model.snapshot(), ContentModel.NAME);
    }

    @Override
    public LawCases cases() {
        return LawCases.of(model.version(), 4, ITEMS + 1);
    }

    @Override
    public boolean complete(Query query) {
        return false;
    }

    /** The walk over postings gives what comparing the profile with every item gives. */
    @Property(tries = 200)
    void proposesTheGreatestCosines(@ForAll @IntRange(min = 1, max = 70) int limit, @ForAll long seed) {
        Query query = query(new Random(seed));

        Candidates found = generator().generate(query, limit);

        double[] cosines = cosines(query);
        int[] expected = IntStream.range(1, cosines.length)
                .filter(item -> cosines[item] > 0 && query.allowed().contains(item))
                .boxed()
                .sorted(Comparator.comparingDouble(item -> -cosines[item]))
                .limit(limit)
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(found.size()).isEqualTo(expected.length);
        for (int place = 0; place < expected.length; place++) {
            assertThat((double) found.score(place)).isCloseTo(cosines[expected[place]], within(1e-6));
            assertThat(cosines[found.item(place)]).isCloseTo(found.score(place), within(1e-6));
        }
    }

    @Property(tries = 100)
    void theOrderOfTheHistoryChangesNothing(@ForAll long seed) {
        Query query =
                query(new Random(seed)).with().allowed(ItemSet.all(ITEMS + 1)).build();
        int[] items = Arrays.stream(query.history().items()).distinct().toArray();
        int[] reversed = new int[items.length];
        Arrays.setAll(reversed, i -> items[items.length - 1 - i]);

        Candidates found = generator().generate(with(query, items), 70);

        Candidates again = generator().generate(with(query, reversed), 70);
        assertThat(again.items()).isEqualTo(found.items());
        assertThat(again.scores()).isEqualTo(found.scores());
    }

    private static Query with(Query query, int[] history) {
        float[] values = new float[history.length];
        Arrays.fill(values, 1);
        return query.with()
                .history(History.of(history, new long[history.length], values))
                .build();
    }

    private static double[] cosines(Query query) {
        Map<Integer, Double> profile = new TreeMap<>();
        Arrays.stream(query.history().items())
                .distinct()
                .forEach(item -> vector(item).forEach((term, weight) -> profile.merge(term, weight, Double::sum)));
        double[] cosines = new double[ITEMS + 1];
        for (int item = 1; item <= ITEMS; item++) {
            Map<Integer, Double> vector = vector(item);
            double product = product(vector, profile);
            cosines[item] = product == 0 ? 0 : product / Math.sqrt(product(vector, vector) * product(profile, profile));
        }
        return cosines;
    }

    private static double product(Map<Integer, Double> vector, Map<Integer, Double> other) {
        return vector.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * other.getOrDefault(entry.getKey(), 0.0))
                .sum();
    }

    private static Map<Integer, Double> vector(int item) {
        Map<Integer, Double> vector = new TreeMap<>();
        for (int i = 0; i < trained.terms(item).length; i++) {
            vector.put(trained.terms(item)[i], (double) trained.weights(item)[i]);
        }
        return vector;
    }
}
