package dev.sluice.examples;

import dev.sluice.eval.Comparison;
import dev.sluice.eval.Evaluation;
import dev.sluice.ranking.linear.LogisticModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param judged what was found of each system, by its name
 * @param comparisons systems beside each other
 * @param light the light ranker, if there was enough to train it on
 * @param survival how far the items came that users went on to like
 * @param times of the funnel's stages
 * @param examples lists to look at
 */
record Outcome(
        Map<String, Judging.Judged> judged,
        List<Comparison> comparisons,
        Optional<LogisticModel> light,
        Survival survival,
        StageTimes times,
        List<Showcase> examples) {
    /** What the metrics say of each system. */
    List<Evaluation> evaluations() {
        return judged.values().stream().map(Judging.Judged::evaluation).toList();
    }
}
