package dev.sluice.ranking;

import static dev.sluice.ranking.ServedWorld.ITEMS;
import static dev.sluice.ranking.ServedWorld.NOW;
import static dev.sluice.ranking.ServedWorld.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.History;
import dev.sluice.ItemSet;
import dev.sluice.Mask;
import dev.sluice.Query;
import dev.sluice.funnel.Funnel;
import dev.sluice.funnel.FunnelBuilder;
import dev.sluice.funnel.FunnelRun;
import dev.sluice.ranking.feature.ActivityFeature;
import dev.sluice.ranking.feature.AffinityFeature;
import dev.sluice.ranking.feature.AgeFeature;
import dev.sluice.ranking.feature.EmbeddingFeature;
import dev.sluice.ranking.feature.PopularityFeature;
import dev.sluice.ranking.feature.SourceFeatures;
import dev.sluice.ranking.linear.FtrlSettings;
import dev.sluice.ranking.linear.FtrlTrainer;
import dev.sluice.ranking.linear.LogisticModel;
import dev.sluice.ranking.linear.LogisticScorer;
import dev.sluice.ranking.rerank.AttributeSimilarity;
import dev.sluice.ranking.rerank.MmrRanker;
import dev.sluice.retrieval.EmbeddingCandidates;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A light ranker from its examples to its answers: what it serves is what it was trained on. */
class TrainingMeetsServingTest {
    @TempDir
    private Path directory;

    private PublishedModel model;

    @BeforeEach
    void publish() throws IOException {
        model = PublishedModel.in(directory, ServedWorld::write);
    }

    @AfterEach
    void close() {
        model.close();
    }

    private Map<String, CandidateGenerator> generators() {
        Map<String, CandidateGenerator> generators = new LinkedHashMap<>();
        generators.put("als", EmbeddingCandidates.of(model.snapshot(), "als"));
        generators.put("popular", PopularCandidates.of(model.snapshot()));
        return generators;
    }

    private Map<String, FeatureSource> sources() {
        ModelSnapshot snapshot = model.snapshot();
        Map<String, FeatureSource> sources = new LinkedHashMap<>();
        sources.put("product", EmbeddingFeature.of(snapshot, "als"));
        sources.put("proposed", SourceFeatures.of("als", "popular"));
        sources.put("popularity", PopularityFeature.of(snapshot, "popularity"));
        sources.put("age", AgeFeature.of(snapshot, "published"));
        sources.put("affinity", AffinityFeature.of(snapshot, "category"));
        sources.put("activity", new ActivityFeature());
        return sources;
    }

    private FeatureSchema schema() {
        return new FeatureSchema(sources().values().stream()
                .flatMap(source -> source.provides().keys().stream())
                .toList());
    }

    private FunnelBuilder funnel() {
        FunnelBuilder funnel = Funnel.of(model.version());
        generators().forEach((name, generator) -> funnel.generator(name, generator, 40));
        return funnel.withoutFallback();
    }

    private Funnel collecting() {
        FunnelBuilder funnel = funnel();
        sources().forEach(funnel::features);
        return funnel.ranker("collect", new ExampleCollector(schema(), (query, item) -> 0, 0.1), ITEMS)
                .build();
    }

    private Query query(int user, int limit) {
        Random random = new Random(user);
        int[] items = random.ints(user % 4, 1, ITEMS + 1).toArray();
        return Query.of(model.version(), ItemSet.all(ITEMS + 1))
                .user(user)
                .history(History.of(items, new long[items.length], new float[items.length]))
                .moment(NOW)
                .limit(limit)
                .build();
    }

    private LogisticModel trained() {
        Examples.Builder examples = new Examples.Builder(schema());
        for (int user = 0; user <= USERS; user++) {
            Candidates collected = collecting().run(query(user, ITEMS)).candidates();
            for (int position = 0; position < collected.size(); position++) {
                int category = collected.item(position) % 4;
                examples.add(collected, position, category == user % 4 ? 1 : 0, 1);
            }
        }
        return new FtrlTrainer(FtrlSettings.defaults()).train("light", examples.build(), TrainingListener.NONE);
    }

    @Test
    void aCollectorKeepsTheOrderAndCarriesTheFeatures() {
        FunnelRun merged = funnel().build().run(query(1, ITEMS));
        FunnelRun collected = collecting().run(query(1, ITEMS));

        assertThat(collected.candidates().items()).isEqualTo(merged.candidates().items());
        assertThat(collected.candidates().scores())
                .isEqualTo(merged.candidates().scores());
        assertThat(collected.candidates().features()).containsExactlyInAnyOrderElementsOf(schema().keys());
        assertThat(collecting().run(query(1, 3)).candidates().size()).isEqualTo(3);
    }

    /** Each candidate in a batch of its own, but for what is relative to the batch. */
    @Test
    void featuresOfAFunnelAreThoseComputedOneByOne() {
        for (int user = 0; user <= USERS; user++) {
            Query query = query(user, ITEMS);
            Candidates collected = collecting().run(query).candidates();
            assertThat(collected.size()).isGreaterThan(30);
            Candidates bare = withSources(collected);
            sources().forEach((name, source) -> {
                for (int position = 0; position < collected.size(); position++) {
                    float[] alone = alone(source, query, bare, position);
                    for (int i = 0; i < alone.length; i++) {
                        FeatureKey key = source.provides().keys().get(i);
                        if (!key.name().matches("als\\.product|.*\\.(rank|score)")) {
                            assertThat(Float.valueOf(collected.feature(key, position)))
                                    .as("%s of item %d", key, collected.item(position))
                                    .isEqualTo(Float.valueOf(alone[i]));
                        }
                    }
                }
            });
            checkRanks(collected);
        }
    }

    private static Candidates withSources(Candidates collected) {
        Candidates bare = Candidates.of(collected.items(), collected.scores());
        for (String source : collected.sources()) {
            float[] column = new float[collected.size()];
            for (int position = 0; position < column.length; position++) {
                column[position] = collected.sourceScore(source, position);
            }
            bare = bare.withSource(source, column);
        }
        return bare;
    }

    private static float[] alone(FeatureSource source, Query query, Candidates batch, int position) {
        Mask mask = Mask.keepingAll(batch.size());
        for (int other = 0; other < batch.size(); other++) {
            if (other != position) {
                mask.clear(other);
            }
        }
        float[][] columns = new float[source.provides().size()][1];
        source.fill(query, batch.keep(mask), columns);
        float[] row = new float[columns.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = columns[i][0];
        }
        return row;
    }

    private static void checkRanks(Candidates collected) {
        for (String source : collected.sources()) {
            for (int position = 0; position < collected.size(); position++) {
                float score = collected.sourceScore(source, position);
                long better = IntStream.range(0, collected.size())
                        .filter(other -> collected.sourceScore(source, other) > score)
                        .count();
                float rank = collected.feature(FeatureKey.number(source + ".rank"), position);
                assertThat(Float.valueOf(rank)).isEqualTo(Float.isNaN(score) ? Float.NaN : 1f / (61 + better));
            }
        }
    }

    @Test
    void whatIsServedIsWhatWasTrainedOn() throws IOException {
        LogisticModel light = trained();
        model.republish(writer -> {
            ServedWorld.write(writer);
            light.write(writer);
        });
        FunnelBuilder serving = funnel();
        sources().forEach(serving::features);
        Funnel funnel = serving.ranker("light", new ScoringRanker(LogisticScorer.of(model.snapshot(), "light")), ITEMS)
                .build();

        for (int user = 0; user <= USERS; user++) {
            Candidates collected = collecting().run(query(user, ITEMS)).candidates();
            Candidates served = funnel.run(query(user, ITEMS)).candidates();
            assertThat(served.items()).containsExactlyInAnyOrder(collected.items());
            for (int position = 0; position < served.size(); position++) {
                int item = served.item(position);
                int place = IntStream.range(0, collected.size())
                        .filter(i -> collected.item(i) == item)
                        .findFirst()
                        .orElseThrow();
                float[] features = new float[light.schema().size()];
                for (int i = 0; i < features.length; i++) {
                    FeatureKey key = light.schema().keys().get(i);
                    features[i] = collected.feature(key, place);
                    assertThat(Float.valueOf(served.feature(key, position)))
                            .as("%s", key)
                            .isEqualTo(Float.valueOf(features[i]));
                }
                assertThat(served.score(position)).isEqualTo((float) light.probability(features));
            }
        }
    }

    @Test
    void theWholeFunnelRanksAndThenSpreads() {
        LogisticScorer light = LogisticScorer.of(trained());
        FunnelBuilder builder = funnel();
        sources().forEach(builder::features);
        Funnel funnel = builder.ranker("light", new ScoringRanker(light), 40)
                .ranker("spread", new MmrRanker(AttributeSimilarity.of(model.snapshot(), "category"), 0.3), 10)
                .build();

        FunnelRun run = funnel.run(query(2, 4));

        assertThat(run.degradations()).isEmpty();
        assertThat(run.candidates().size()).isEqualTo(4);
        assertThat(IntStream.of(run.candidates().items()).map(item -> item % 4).distinct())
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void aFunnelThatLacksAFeatureIsNotBuilt() {
        FunnelBuilder builder = funnel();
        sources().forEach((name, source) -> {
            if (!name.equals("age")) {
                builder.features(name, source);
            }
        });
        builder.ranker("light", new ScoringRanker(LogisticScorer.of(trained())), 40);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ranker light reads feature item.age:number, which nothing before it provides");
    }
}
