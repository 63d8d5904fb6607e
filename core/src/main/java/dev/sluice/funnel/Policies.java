package dev.sluice.funnel;

import dev.sluice.Query;
import java.util.Map;

/** The policies of a funnel's stages by their names; a stage that has none has the default. */
final class Policies {
    private static final StagePolicy DEFAULT = StagePolicy.defaults();

    private final Map<String, StagePolicy> byStage;
    private final boolean indispensable;

    Policies(Map<String, StagePolicy> byStage) {
        this.byStage = Map.copyOf(byStage);
        this.indispensable = byStage.values().stream().anyMatch(policy -> policy.onFailure() == OnFailure.FAIL);
    }

    /** The query as the stage is to see it when it begins now. */
    Query bounded(String stage, Query query) {
        return of(stage).bounded(query);
    }

    OnFailure onFailure(String stage) {
        return of(stage).onFailure();
    }

    /** Whether there is a stage without which there is no answer. */
    boolean mayFail() {
        return indispensable;
    }

    private StagePolicy of(String stage) {
        return byStage.getOrDefault(stage, DEFAULT);
    }
}
