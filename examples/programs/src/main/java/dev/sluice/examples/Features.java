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
import dev.sluice.ranking.feature.PopularityFeature;
import dev.sluice.ranking.feature.SourceFeatures;
import dev.sluice.store.ModelSnapshot;
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

    private Features() {}

    /** The sources of a version's features, by the name of their stage. */
    static Map<String, FeatureSource> of(ModelSnapshot snapshot) {
        Map<String, FeatureSource> sources = light(snapshot);
        return sources;
    }

    /** The features that a stage's ranker reads: the light one few, all of them cheap. */
    static FeatureSchema schema(RankerStage stage, ModelSnapshot snapshot) {
        Map<String, FeatureSource> sources = stage == RankerStage.LIGHT ? light(snapshot) : of(snapshot);
        return new FeatureSchema(sources.values().stream()
                .flatMap(source -> source.provides().keys().stream())
                .toList());
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
