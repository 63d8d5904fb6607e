package dev.sluice.examples;

import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.ranker.RankerStage;
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
import dev.sluice.ranking.feature.TrendFeatures;
import dev.sluice.store.ModelSnapshot;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The features of rankers: as many as a version has tables and columns for. */
final class Features {
    /** Columns of items that a user may have an affinity to. */
    private static final List<String> ATTRIBUTES = List.of("category", "genres", "producer");
    /** Those of them that tell what an item is. */
    private static final List<String> KINDS = List.of("category", "genres");

    private static final String PUBLISHED = "published";
    private static final String JOINED = "joined";

    /** In which events are counted. */
    private static final List<Duration> SPANS = List.of(Duration.ofDays(1), Duration.ofDays(7));
    /** So many items of a history are compared with each candidate. */
    private static final int LATEST = 20;

    private Features() {}

    /** The sources of a version's features, by the name of their stage. */
    static Map<String, FeatureSource> of(ModelSnapshot snapshot) {
        Map<String, FeatureSource> sources = light(snapshot);
        sources.put("agreement", ProposalFeatures.of(Generators.names(snapshot)));
        sources.put("recent-activity", RecentActivityFeatures.over(SPANS));
        sources.put("trends", TrendFeatures.ofHistories(snapshot, SPANS));
        if (Model.ALS.isIn(snapshot)) {
            sources.put("likeness", HistorySimilarityFeatures.of(snapshot, Funnels.ALS, LATEST));
        }
        ofItems(snapshot, sources);
        ofUsers(snapshot, sources);
        return sources;
    }

    /** The features that a stage's ranker reads: the light one few, all of them cheap. */
    static FeatureSchema schema(RankerStage stage, ModelSnapshot snapshot) {
        Map<String, FeatureSource> sources = stage == RankerStage.LIGHT ? light(snapshot) : of(snapshot);
        return new FeatureSchema(sources.values().stream()
                .flatMap(source -> source.provides().keys().stream())
                .toList());
    }

    /** No codes of categories: a row of an embedding for each wants many more examples than small data give. */
    private static void ofItems(ModelSnapshot snapshot, Map<String, FeatureSource> sources) {
        Entities items = snapshot.catalogue().items();
        items.columns().forEach((name, column) -> {
            if (column instanceof NumberColumn && !name.equals(PUBLISHED)) {
                sources.put(
                        "item-" + name, NumberFeature.ofItems(snapshot, name).withLogarithm());
                sources.put(
                        name + "-of-history",
                        HistoryMeanFeatures.of(snapshot, name).withLogarithm());
            }
        });
        for (String attribute : ATTRIBUTES) {
            if (isNamed(items.column(attribute))) {
                sources.put(attribute + "-met", EncounterFeatures.of(snapshot, attribute, SPANS));
            }
        }
    }

    /** Numbers alone: a user of this or that country gets no other order but by crosses, which want more examples. */
    private static void ofUsers(ModelSnapshot snapshot, Map<String, FeatureSource> sources) {
        snapshot.catalogue().users().columns().forEach((name, column) -> {
            if (column instanceof NumberColumn) {
                sources.put(
                        "user-" + name,
                        name.equals(JOINED)
                                ? AgeFeature.ofUsers(snapshot, name)
                                : NumberFeature.ofUsers(snapshot, name).withLogarithm());
            }
        });
    }

    private static Map<String, FeatureSource> light(ModelSnapshot snapshot) {
        Map<String, FeatureSource> sources = new LinkedHashMap<>();
        if (Model.ITEMKNN.isIn(snapshot)) {
            sources.put("proposals", SourceFeatures.of(Funnels.NEIGHBOURS));
        }
        if (Model.ALS.isIn(snapshot)) {
            sources.put("product", EmbeddingFeature.of(snapshot, Funnels.ALS));
        }
        for (String model : List.of(Funnels.POPULARITY, Generators.TRENDING)) {
            sources.put(model + "-share", PopularityFeature.of(snapshot, model));
        }
        Entities items = snapshot.catalogue().items();
        for (String attribute : ATTRIBUTES) {
            if (isNamed(items.column(attribute))) {
                sources.put(attribute, AffinityFeature.of(snapshot, attribute));
            }
        }
        if (knowsPublication(snapshot)) {
            sources.put("age", AgeFeature.of(snapshot, PUBLISHED));
        }
        sources.put("activity", new ActivityFeature());
        return sources;
    }

    /** The columns that tell kinds of items. */
    static List<String> kinds(Entities items) {
        return KINDS.stream().filter(kind -> isNamed(items.column(kind))).toList();
    }

    /** Whether a column has names of values, not numbers: one that is empty for all items holds numbers. */
    private static boolean isNamed(Optional<Column> column) {
        return column.filter(values -> values instanceof TextColumn || values instanceof TagColumn)
                .isPresent();
    }

    /** Whether the catalogue says when items were published. */
    static boolean knowsPublication(ModelSnapshot snapshot) {
        return snapshot.catalogue().items().column(PUBLISHED).orElse(null) instanceof NumberColumn;
    }
}
