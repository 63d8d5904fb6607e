package dev.sluice.examples;

import dev.sluice.eval.Comparisons;
import dev.sluice.eval.Evaluation;
import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param judged what was found of each system, by its name
 * @param comparisons systems beside each other
 * @param inspection a close look at the whole funnel
 * @param rankers of the funnel
 * @param importances what each of them owes to its features
 * @param survival how far the items came that users went on to like
 * @param times of the funnel's stages
 * @param examples lists to look at
 */
record Outcome(
        Map<String, Judging.Judged> judged,
        Comparisons comparisons,
        Inspection inspection,
        Rankers rankers,
        List<RankerImportance> importances,
        Survival survival,
        StageTimes times,
        List<Showcase> examples) {
    /** What the metrics say of each system. */
    List<Evaluation> evaluations() {
        return judged.values().stream().map(Judging.Judged::evaluation).toList();
    }

    /** How long whole answers of the funnel took, in a sentence. */
    String answerTimes() {
        Timed answers = Judging.judged(Funnels.FUNNEL, judged).answers();
        return Console.format(
                "Half of the whole answers took up to %,.0f µs, 95 %% up to %,.0f, 99 %% up to %,.0f.",
                answers.micros(50), answers.micros(95), answers.micros(99));
    }
}
