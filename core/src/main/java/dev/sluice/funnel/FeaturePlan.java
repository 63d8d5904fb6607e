package dev.sluice.funnel;

import dev.sluice.FeatureKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides before which ranker each feature source is asked: before the first that reads one of its features. */
final class FeaturePlan {
    private final Map<String, String> providers = new HashMap<>();
    private final Map<FeatureKey, FeatureStage> sourceOf = new HashMap<>();
    private final Set<FeatureKey> wanted = new LinkedHashSet<>();
    private final Set<FeatureKey> filled = new HashSet<>();

    private FeaturePlan(List<FeatureStage> sources, List<RankerStage> rankers) {
        for (FeatureStage stage : sources) {
            for (FeatureKey key : stage.source().provides().keys()) {
                register(key, stage.name());
                sourceOf.put(key, stage);
            }
        }
        for (RankerStage stage : rankers) {
            stage.ranker().provides().keys().forEach(key -> register(key, stage.name()));
            wanted.addAll(stage.ranker().requires().keys());
        }
    }

    /** The rankers, each with the sources to ask before it. */
    static List<RankerStage> assign(List<FeatureStage> sources, List<RankerStage> rankers) {
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
        FeatureStage source = sourceOf.get(key);
        if (source == null) {
            throw new IllegalStateException(
                    "ranker " + reader.name() + " reads feature " + key + ", which nothing before it provides");
        }
        return source.wanting(wanted);
    }
}
