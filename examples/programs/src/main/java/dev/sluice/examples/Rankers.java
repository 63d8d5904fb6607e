package dev.sluice.examples;

import dev.sluice.examples.ranker.RankerStage;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.linear.FeatureWeight;
import dev.sluice.ranking.linear.LogisticModel;
import dev.sluice.train.TrainedModel;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rankers of a funnel, as far as there was enough to train them on.
 *
 * @param byStage the model of each stage that there is
 * @param samples some of the examples of each
 */
record Rankers(Map<RankerStage, TrainedModel> byStage, Map<RankerStage, Examples> samples) {
    /** None. */
    static final Rankers NONE = new Rankers(Map.of(), Map.of());

    Rankers {
        byStage = Collections.unmodifiableMap(new TreeMap<>(byStage));
        samples = Collections.unmodifiableMap(new TreeMap<>(samples));
    }

    /** What a version is to hold, stage behind stage. */
    Collection<TrainedModel> models() {
        return byStage.values();
    }

    /** Whether there is a stage. */
    boolean has(RankerStage stage) {
        return byStage.containsKey(stage);
    }

    /** What the light ranker weighs, if that is one that weighs features one by one. */
    Optional<List<FeatureWeight>> weights() {
        return byStage.get(RankerStage.LIGHT) instanceof LogisticModel light
                ? Optional.of(light.weights())
                : Optional.empty();
    }
}
