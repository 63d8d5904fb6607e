package dev.sluice.data.content;

import dev.sluice.ContentPolicy;
import dev.sluice.ContentPolicy.Verdict;
import dev.sluice.data.Entities;
import java.util.function.IntToDoubleFunction;

/**
 * Verdicts by a model's scores: drops what reaches one threshold, limits what reaches a lower one, and allows what is
 * below. An item whose score is missing is unknown.
 *
 * @param scores the more harmful, the higher
 * @param limitFrom from which score on items are limited, not above the other
 * @param dropFrom from which score on items are dropped
 */
public record ScoreRule(ItemScores scores, double limitFrom, double dropFrom) implements ContentRule {
    public ScoreRule {
        if (!(limitFrom <= dropFrom)) {
            throw new IllegalArgumentException("limitFrom must be at most dropFrom: " + limitFrom + ", " + dropFrom);
        }
    }

    /** Drops from a score on and limits nothing. */
    public static ScoreRule dropping(ItemScores scores, double from) {
        return new ScoreRule(scores, from, from);
    }

    @Override
    public ContentPolicy over(Entities items) {
        IntToDoubleFunction byRow = scores.over(items);
        return item -> verdict(byRow.applyAsDouble(item));
    }

    private Verdict verdict(double score) {
        if (Double.isNaN(score)) {
            return Verdict.UNKNOWN;
        }
        if (score >= dropFrom) {
            return Verdict.DROP;
        }
        return score >= limitFrom ? Verdict.LIMIT : Verdict.ALLOW;
    }
}
