package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.conformance.CandidateGeneratorLaws;
import dev.sluice.conformance.LawCases;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.Interactions;
import dev.sluice.data.TextColumn;
import dev.sluice.train.Events;
import dev.sluice.train.popularity.ContextModel;
import dev.sluice.train.popularity.ContextSettings;
import dev.sluice.train.popularity.ContextTrainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Laws of what is popular in a context: users are from one of four countries, or from nowhere. */
class ContextCandidatesProperties implements CandidateGeneratorLaws {
    private static final List<String> COUNTRIES = List.of("", "de", "fr", "it", "日本");
    private static final int USERS = 30;
    private static final int ITEMS = 20;

    private static Path directory = Path.of("");

    @SuppressWarnings("NullAway.Init") // published before any law is tried
    private static PublishedModel model;

    @BeforeContainer
    static void publish() throws IOException {
        directory = Files.createTempDirectory("laws");
        Dataset data = data(1);
        ContextModel trained =
                new ContextTrainer(ContextSettings.ofUsers("country").withPrior(3)).train(data);
        model = PublishedModel.in(directory, writer -> {
            writer.catalogue(data.catalogue());
            trained.write(writer);
        });
    }

    @AfterContainer
    static void close() throws IOException {
        model.close();
        delete(directory);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static String country(int user) {
        return user == 0 ? "" : COUNTRIES.get(user % 5);
    }

    private static Dataset data(long seed) {
        Interactions events = Events.random(USERS - 2, ITEMS - 2, 120, seed);
        Catalogue ids = PublishedModel.catalogue(ITEMS - 1, USERS - 1);
        TextColumn countries = TextColumn.of(IntStream.range(0, USERS)
                .mapToObj(ContextCandidatesProperties::country)
                .toList());
        return new Dataset(
                events, new Catalogue(ids.items(), new Entities(ids.users().ids(), Map.of("country", countries))));
    }

    @Override
    public CandidateGenerator generator() {
        return ContextCandidates.of(model.snapshot(), ContextModel.NAME);
    }

    @Override
    public LawCases cases() {
        return LawCases.of(model.version(), USERS, ITEMS);
    }

    @Override
    public boolean complete(Query query) {
        return true;
    }

    @Override
    public Query query(Random random) {
        Query query = CandidateGeneratorLaws.super.query(random);
        return random.nextBoolean()
                ? query
                : query.with()
                        .context(Map.of("country", COUNTRIES.get(random.nextInt(5))))
                        .build();
    }

    /** The merge of two lists is the order of the scores of all items, each computed by itself. */
    @Property(tries = 30)
    void proposesTheGreatestScores(
            @ForAll @IntRange(min = 1, max = 25) int limit,
            @ForAll @DoubleRange(min = 0, max = 50) double prior,
            @ForAll long seed)
            throws IOException {
        Dataset data = data(seed);
        ContextModel trained =
                new ContextTrainer(ContextSettings.ofUsers("country").withPrior(prior)).train(data);
        Path place = Files.createTempDirectory("contexts");
        try (PublishedModel published = PublishedModel.in(place, writer -> {
            writer.catalogue(data.catalogue());
            trained.write(writer);
        })) {
            CandidateGenerator generator = ContextCandidates.of(published.snapshot(), ContextModel.NAME);
            ItemSet allowed = ItemSet.matching(ITEMS, item -> (seed >>> item & 7) != 0);
            for (int user = 0; user < USERS; user++) {
                Query query = Query.of(published.version(), allowed).user(user).build();
                Candidates found = generator.generate(query, limit);
                requireGreatest(found, trained, country(user), query, limit, prior);
            }
        } finally {
            delete(place);
        }
    }

    private static void requireGreatest(
            Candidates found, ContextModel trained, String country, Query query, int limit, double prior) {
        boolean isKnown = trained.values().contains(country) && country.length() > 0;
        int[] expected = IntStream.range(1, ITEMS)
                .filter(query.allowed()::contains)
                .filter(item -> prior > 0 || !isKnown || trained.score(country, item) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(item -> -trained.score(country, item)))
                .limit(limit)
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(found.size()).isEqualTo(expected.length);
        for (int place = 0; place < expected.length; place++) {
            // Scores are floats: items whose scores differ by rounding alone may stand in either order.
            assertThat((double) found.score(place))
                    .as("place %d of %s", place, country)
                    .isCloseTo(trained.score(country, expected[place]), within(1e-6));
            assertThat(trained.score(country, found.item(place))).isCloseTo(found.score(place), within(1e-6));
            if (place > 0 && found.score(place) == found.score(place - 1)) {
                assertThat(found.item(place)).isGreaterThan(found.item(place - 1));
            }
        }
    }
}
