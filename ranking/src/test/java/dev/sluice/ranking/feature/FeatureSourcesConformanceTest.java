package dev.sluice.ranking.feature;

import dev.sluice.Candidates;
import dev.sluice.FeatureSource;
import dev.sluice.Query;
import dev.sluice.conformance.FeatureSourceConformance;
import dev.sluice.conformance.LawCases;
import dev.sluice.data.Interactions;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.SparseWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Every feature source keeps to what feature sources keep to. */
class FeatureSourcesConformanceTest {
    private static final List<Duration> SPANS = List.of(Duration.ofDays(7), Duration.ofDays(10_000));

    @TempDir
    private static Path directory = Path.of("");

    @SuppressWarnings("NullAway.Init") // published before any test
    private static PublishedModel world;

    @SuppressWarnings("NullAway.Init")
    private static PublishedModel described;

    @BeforeAll
    static void publish() throws IOException {
        world = FeatureWorld.publish(directory.resolve("world"));
        described = PublishedModel.in(directory.resolve("described"), writer -> {
            writer.catalogue(PublishedModel.catalogue(3, 2));
            try (SparseWriter items = writer.sparse("content.items")) {
                items.append(new int[0], new float[0], new long[0]);
                items.append(new int[] {1}, new float[] {1}, new long[0]);
                items.append(new int[] {1, 2}, new float[] {0.6f, 0.8f}, new long[0]);
                items.append(new int[0], new float[0], new long[0]);
            }
        });
    }

    @AfterAll
    static void close() {
        world.close();
        described.close();
    }

    /** A source over the tables of the world. */
    private abstract static class OfTheWorld extends FeatureSourceConformance {
        private final FeatureSource source;

        OfTheWorld(FeatureSource source) {
            this.source = source;
        }

        @Override
        protected FeatureSource source() {
            return source;
        }

        @Override
        protected LawCases cases() {
            return LawCases.of(world.version(), 3, 6);
        }

        /** Of which the context is known in part. */
        @Override
        protected Query query(Random random) {
            Query query = super.query(random);
            Map<String, String> context = switch (random.nextInt(3)) {
                case 0 -> Map.of();
                case 1 -> Map.of("device", "phone");
                default -> Map.of("device", "tv", "basket", "1.5");
            };
            return query.with().context(context).build();
        }

        /** Proposed by one generator or by two. */
        @Override
        protected Candidates candidates(Random random) {
            Candidates batch = super.candidates(random);
            float[] scores = new float[batch.size()];
            for (int position = 0; position < scores.length; position++) {
                scores[position] = random.nextInt(3) == 0 ? Float.NaN : random.nextFloat();
            }
            return batch.withSource("als", scores).withSource("knn", batch.scores());
        }
    }

    /** A source that reads no rows, and answers for any version. */
    private abstract static class OfAnyVersion extends OfTheWorld {
        OfAnyVersion(FeatureSource source) {
            super(source);
        }

        @Override
        protected LawCases cases() {
            return LawCases.ofAnyVersion(3, 6);
        }
    }

    @Nested
    class Product extends OfTheWorld {
        Product() {
            super(EmbeddingFeature.of(world.snapshot(), "als"));
        }
    }

    @Nested
    class Popularity extends OfTheWorld {
        Popularity() {
            super(PopularityFeature.of(world.snapshot(), "popularity"));
        }
    }

    @Nested
    class AgeOfItems extends OfTheWorld {
        AgeOfItems() {
            super(AgeFeature.of(world.snapshot(), "published"));
        }
    }

    @Nested
    class AgeOfUsers extends OfTheWorld {
        AgeOfUsers() {
            super(AgeFeature.ofUsers(world.snapshot(), "joined"));
        }
    }

    @Nested
    class NumberOfItems extends OfTheWorld {
        NumberOfItems() {
            super(NumberFeature.ofItems(world.snapshot(), "price"));
        }
    }

    @Nested
    class LogarithmOfUsers extends OfTheWorld {
        LogarithmOfUsers() {
            super(NumberFeature.ofUsers(world.snapshot(), "joined").withLogarithm());
        }
    }

    @Nested
    class CategoryOfItems extends OfTheWorld {
        CategoryOfItems() {
            super(CategoryFeature.ofItems(world.snapshot(), "category"));
        }
    }

    @Nested
    class CategoryOfUsers extends OfTheWorld {
        CategoryOfUsers() {
            super(CategoryFeature.ofUsers(world.snapshot(), "country"));
        }
    }

    @Nested
    class Tags extends OfTheWorld {
        Tags() {
            super(TagFeatures.of(world.snapshot(), "genres", List.of("x", "z")));
        }
    }

    @Nested
    class HashedTags extends OfTheWorld {
        HashedTags() {
            super(TagFeatures.hashed(world.snapshot(), "genres", 4));
        }
    }

    @Nested
    class Affinity extends OfTheWorld {
        Affinity() {
            super(AffinityFeature.of(world.snapshot(), "genres").withHalfLife(Duration.ofDays(5000)));
        }
    }

    @Nested
    class Encounters extends OfTheWorld {
        Encounters() {
            super(EncounterFeatures.of(world.snapshot(), "category", SPANS));
        }
    }

    @Nested
    class HistoryMean extends OfTheWorld {
        HistoryMean() {
            super(HistoryMeanFeatures.of(world.snapshot(), "price"));
        }
    }

    @Nested
    class HistorySimilarity extends OfTheWorld {
        HistorySimilarity() {
            super(HistorySimilarityFeatures.of(world.snapshot(), "als", 3));
        }
    }

    @Nested
    class Trends extends OfTheWorld {
        Trends() {
            super(TrendFeatures.of(world.snapshot(), events(), SPANS));
        }

        private static Interactions events() {
            Random random = new Random(1);
            Interactions.Builder events = new Interactions.Builder();
            for (int event = 0; event < 50; event++) {
                events.add(1 + random.nextInt(2), 1 + random.nextInt(5), random.nextLong(FeatureWorld.NOW), 1);
            }
            return events.build(3, 6);
        }
    }

    @Nested
    class ContentSimilarity extends OfTheWorld {
        ContentSimilarity() {
            super(ContentSimilarityFeature.of(described.snapshot(), "content", 2));
        }

        @Override
        protected LawCases cases() {
            return LawCases.of(described.version(), 3, 4);
        }
    }

    @Nested
    class Activity extends OfAnyVersion {
        Activity() {
            super(new ActivityFeature());
        }
    }

    @Nested
    class RecentActivity extends OfAnyVersion {
        RecentActivity() {
            super(RecentActivityFeatures.over(SPANS));
        }
    }

    @Nested
    class Circumstance extends OfAnyVersion {
        Circumstance() {
            super(ContextFeature.category("device"));
        }
    }

    @Nested
    class NumberOfTheRequest extends OfAnyVersion {
        NumberOfTheRequest() {
            super(ContextFeature.number("basket"));
        }
    }

    @Nested
    class Time extends OfAnyVersion {
        Time() {
            super(TimeFeatures.in(ZoneOffset.UTC));
        }
    }

    @Nested
    class Crossed extends OfTheWorld {
        Crossed() {
            super(CrossFeatures.of(
                    CategoryFeature.ofItems(world.snapshot(), "category"), ContextFeature.category("device")));
        }
    }

    @Nested
    class Sources extends OfAnyVersion {
        Sources() {
            super(SourceFeatures.of("als", "knn", "absent"));
        }
    }

    @Nested
    class Proposals extends OfAnyVersion {
        Proposals() {
            super(ProposalFeatures.of("als", "knn", "absent"));
        }
    }

    @Nested
    class Position extends OfAnyVersion {
        Position() {
            super(PositionFeature.at(3));
        }
    }
}
