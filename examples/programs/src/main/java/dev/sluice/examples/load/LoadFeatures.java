package dev.sluice.examples.load;

import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.ranking.feature.ActivityFeature;
import dev.sluice.ranking.feature.AffinityFeature;
import dev.sluice.ranking.feature.AgeFeature;
import dev.sluice.ranking.feature.EmbeddingFeature;
import dev.sluice.ranking.feature.EncounterFeatures;
import dev.sluice.ranking.feature.HistoryMeanFeatures;
import dev.sluice.ranking.feature.HistorySimilarityFeatures;
import dev.sluice.ranking.feature.NumberFeature;
import dev.sluice.ranking.feature.PopularityFeature;
import dev.sluice.ranking.feature.ProposalFeatures;
import dev.sluice.ranking.feature.RecentActivityFeatures;
import dev.sluice.ranking.feature.SourceFeatures;
import dev.sluice.ranking.feature.TagFeatures;
import dev.sluice.store.ModelSnapshot;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The features of the funnel under load: 20 numbers for the light ranker, and all for the heavy one. */
final class LoadFeatures {
    private static final List<Duration> SPANS = List.of(Duration.ofDays(1), Duration.ofDays(7));
    /** So many items of a history are compared with each candidate. */
    private static final int LATEST = 20;
    /** With these the heavy ranker has 64 inputs. */
    private static final int TAG_FLAGS = 23;

    private LoadFeatures() {}

    /** The cheap ones, by the names of their stages. */
    static Map<String, FeatureSource> light(ModelSnapshot snapshot) {
        Map<String, FeatureSource> sources = new LinkedHashMap<>();
        sources.put("proposals", SourceFeatures.of(Stages.GENERATORS));
        sources.put("agreement", ProposalFeatures.of(Stages.GENERATORS));
        sources.put("product", EmbeddingFeature.of(snapshot, World.FACTORS));
        sources.put("share", PopularityFeature.of(snapshot, "popularity"));
        sources.put("affinity", AffinityFeature.of(snapshot, MadeUpCatalogue.CATEGORY));
        sources.put("age", AgeFeature.of(snapshot, MadeUpCatalogue.PUBLISHED));
        sources.put(
                "price", NumberFeature.ofItems(snapshot, MadeUpCatalogue.PRICE).withLogarithm());
        sources.put(
                "duration",
                NumberFeature.ofItems(snapshot, MadeUpCatalogue.DURATION).withLogarithm());
        sources.put("activity", new ActivityFeature());
        sources.put("recent-activity", RecentActivityFeatures.over(SPANS));
        sources.put("user-age", NumberFeature.ofUsers(snapshot, MadeUpCatalogue.AGE));
        sources.put("tenure", AgeFeature.ofUsers(snapshot, MadeUpCatalogue.JOINED));
        return sources;
    }

    /** All of them. */
    static Map<String, FeatureSource> all(ModelSnapshot snapshot) {
        Map<String, FeatureSource> sources = light(snapshot);
        sources.put("likeness", HistorySimilarityFeatures.of(snapshot, World.FACTORS, LATEST));
        sources.put(
                "prices",
                HistoryMeanFeatures.of(snapshot, MadeUpCatalogue.PRICE).withLogarithm());
        sources.put(
                "durations",
                HistoryMeanFeatures.of(snapshot, MadeUpCatalogue.DURATION).withLogarithm());
        sources.put("category-met", EncounterFeatures.of(snapshot, MadeUpCatalogue.CATEGORY, SPANS));
        sources.put("tags-met", EncounterFeatures.of(snapshot, MadeUpCatalogue.TAGS, SPANS));
        sources.put("tag-affinity", AffinityFeature.of(snapshot, MadeUpCatalogue.TAGS));
        sources.put("tags", TagFeatures.hashed(snapshot, MadeUpCatalogue.TAGS, TAG_FLAGS));
        return sources;
    }

    /** What these sources provide, in their order. */
    static FeatureSchema schema(Map<String, FeatureSource> sources) {
        return new FeatureSchema(sources.values().stream()
                .flatMap(source -> source.provides().keys().stream())
                .toList());
    }
}
