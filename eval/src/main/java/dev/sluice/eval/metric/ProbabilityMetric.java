package dev.sluice.eval.metric;

import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.function.DoubleUnaryOperator;

/** A metric of scores that must be probabilities. Items without a score do not count. */
interface ProbabilityMetric extends ScoreMetric {
    @Override
    default String whyUndefined(RankedList list, Truth truth) {
        return "no score among " + universe().text();
    }

    /** The mean of a loss by probability, one loss for relevant items and one for others. */
    static double meanLoss(ScoredLabels pairs, DoubleUnaryOperator ifRelevant, DoubleUnaryOperator ifIrrelevant) {
        pairs.requireProbabilities();
        double sum = 0;
        for (double probability : pairs.relevantScores()) {
            sum += ifRelevant.applyAsDouble(probability);
        }
        for (double probability : pairs.irrelevantScores()) {
            sum += ifIrrelevant.applyAsDouble(probability);
        }
        return sum / pairs.scored();
    }
}
