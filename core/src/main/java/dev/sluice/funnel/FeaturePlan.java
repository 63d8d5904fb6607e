package dev.sluice.funnel;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides before which ranker each feature source is asked: before the first that reads one of its features. */
final class FeaturePlan {
    private final Map<String, FeatureSource> sources;
    private final Map<String, String> providers = new HashMap<>();
    private final Map<FeatureKey, String> sourceOf = new HashMap<>();
    private final Set<FeatureKey> wanted = new LinkedHashSet<>();
    private final Set<FeatureKey> filled = new HashSet<>();

    private FeaturePlan(Map<String, FeatureSource> sources, List<RankerStage> rankers) {
        this.sources = sources;
        sources.forEach((name, source) -> source.provides().keys().forEach(key -> {
            register(key, name);
            sourceOf.put(key, name);
        }));
        for (RankerStage stage : rankers) {
            stage.ranker().provides().keys().forEach(key -> register(key, stage.name()));
            wanted.addAll(stage.ranker().requires().keys());
        }
    }

    /** The rankers, each with the sources to ask before it. */
    static List<RankerStage> assign(Map<String, FeatureSource> sources, List<RankerStage> rankers) {
        FeaturePlan plan = new FeaturePlan(sources, rankers);
        return rankers.stream().map(plan::assigned).toList();
    }

    private void register(FeatureKey key, String stage) {
        String other = providers.putIfAbsent(key.name(), stage);
        if (other != null) {
            throw new IllegalStateException("feature " + key.name() + " comes from " + other + " and from " + stage);
        }
    }

    private RankerStage assigned(RankerStage stage) {
        Map<String, FeatureStage> needed = new LinkedHashMap<>();
        for (FeatureKey key : stage.ranker().requires().keys()) {
            if (!filled.contains(key)) {
                FeatureStage source = source(key, stage);
                needed.put(source.name(), source);
                filled.addAll(source.source().provides().keys());
            }
        }
        filled.addAll(stage.ranker().provides().keys());
        return stage.with(List.copyOf(needed.values()));
    }

    private FeatureStage source(FeatureKey key, RankerStage reader) {
        String name = sourceOf.get(key);
        FeatureSource source = name == null ? null : sources.get(name);
        if (name == null || source == null) {
            throw new IllegalStateException(
                    "ranker " + reader.name() + " reads feature " + key + ", which nothing before it provides");
        }
        List<FeatureKey> all = source.provides().keys();
        List<FeatureKey> kept = all.stream().filter(wanted::contains).toList();
        return new FeatureStage(
                name, source, kept, kept.stream().map(all::indexOf).toList());
    }
}
