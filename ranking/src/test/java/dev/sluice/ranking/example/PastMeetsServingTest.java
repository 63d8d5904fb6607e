package dev.sluice.ranking.example;

import static dev.sluice.ranking.example.PastWorld.BEGIN;
import static dev.sluice.ranking.example.PastWorld.DAY;
import static dev.sluice.ranking.example.PastWorld.ITEMS;
import static dev.sluice.ranking.example.PastWorld.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.History;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.data.Interactions;
import dev.sluice.data.TextColumn;
import dev.sluice.data.label.Happened;
import dev.sluice.funnel.Funnel;
import dev.sluice.funnel.FunnelBuilder;
import dev.sluice.ranking.ExampleCollector;
import dev.sluice.ranking.Examples;
import dev.sluice.retrieval.EmbeddingCandidates;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.retrieval.PublishedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A funnel serves requests and shows some of what it ranked; the log of that gives the features that were served. */
class PastMeetsServingTest {
    private static final int SHOWN = 5;

    @TempDir
    private Path directory;

    private PublishedModel model;
    private Interactions log;
    private Map<String, FeatureSource> sources;

    @BeforeEach
    void publish() throws IOException {
        model = PastWorld.publish(directory);
        log = PastWorld.log(4);
        sources = PastWorld.sources(model.snapshot(), log);
    }

    @AfterEach
    void close() {
        model.close();
    }

    private FeatureSchema schema() {
        return new FeatureSchema(sources.values().stream()
                .flatMap(source -> source.provides().keys().stream())
                .toList());
    }

    private FunnelBuilder generators() {
        return Funnel.of(model.version())
                .generator("als", EmbeddingCandidates.of(model.snapshot(), "als"), 20)
                .generator("popular", PopularCandidates.of(model.snapshot()), 20)
                .withoutFallback();
    }

    private Candidates served(Query query) {
        FunnelBuilder funnel = generators();
        sources.forEach(funnel::features);
        ExampleCollector everyFeature = new ExampleCollector(schema(), (asked, item) -> 0, 1);
        return funnel.ranker("all", everyFeature, ITEMS).build().run(query).candidates();
    }

    /** What the user had done, counted apart from the code that does so for the examples. */
    private Query query(int user, long moment) {
        int[] events = IntStream.range(0, log.size())
                .filter(event -> log.user(event) == user && log.time(event) < moment)
                .boxed()
                .sorted((one, other) -> Arrays.compare(
                        new long[] {log.time(one), log.item(one), (long) log.value(one)},
                        new long[] {log.time(other), log.item(other), (long) log.value(other)}))
                .mapToInt(Integer::intValue)
                .toArray();
        float[] values = new float[events.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = log.value(events[i]);
        }
        int[] items = Arrays.stream(events).map(log::item).toArray();
        return Query.of(model.version(), ItemSet.all(ITEMS + 1).without(items))
                .user(user)
                .history(History.of(
                        items, Arrays.stream(events).mapToLong(log::time).toArray(), values))
                .moment(moment)
                .context(Map.of("device", "phone"))
                .limit(ITEMS)
                .build();
    }

    @Test
    void featuresOfTheLogAreThoseThatWereServed() {
        Interactions.Builder shown = new Interactions.Builder();
        List<String> requests = new ArrayList<>();
        List<List<Float>> served = new ArrayList<>();
        for (int user = 1; user <= USERS; user++) {
            long moment = BEGIN + (10 + user) * DAY;
            Candidates candidates = served(query(user, moment));
            assertThat(candidates.size()).isGreaterThan(2 * SHOWN);
            // Of the items that were ranked some are shown, not the first alone.
            int[] positions = IntStream.range(0, SHOWN).map(i -> i * 2).toArray();
            List<Integer> byItem =
                    new ArrayList<>(Arrays.stream(positions).boxed().toList());
            byItem.sort((one, other) -> Integer.compare(candidates.item(one), candidates.item(other)));
            for (int position : byItem) {
                served.add(schema().keys().stream()
                        .map(key -> candidates.feature(key, position))
                        .toList());
                shown.add(user, candidates.item(position), moment, 1);
                requests.add("r" + user);
            }
        }
        Interactions exposures = shown.build(USERS + 1, ITEMS + 1)
                .with("request", TextColumn.of(requests))
                .with("device", TextColumn.of(Collections.nCopies(requests.size(), "phone")));
        PastFeatures past = PastFeatures.of(model.snapshot(), log, sources.values())
                .among(generators().build(), ITEMS);

        Examples examples = ImpressionExamples.of(past, List.of(new Head("click", Happened.CLICK)))
                .withContext("device")
                .examples(exposures);

        assertThat(examples.schema()).isEqualTo(schema());
        for (int row = 0; row < served.size(); row++) {
            assertThat(PastWorld.features(examples, row)).as("row %s", row).isEqualTo(served.get(row));
        }
        assertThat(examples.size()).isEqualTo(served.size());
    }
}
