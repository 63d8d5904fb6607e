package dev.sluice.data.content;

import dev.sluice.ContentPolicy.Verdict;
import java.util.Optional;

/**
 * What rules make of an item.
 *
 * @param verdict the strictest; {@code DROP} where a rule failed
 * @param rule the first that said so
 * @param failure what it threw, if it did
 */
record Judgement(Verdict verdict, String rule, Optional<RuntimeException> failure) {
    static Judgement of(Verdict verdict, String rule) {
        return new Judgement(verdict, rule, Optional.empty());
    }

    static Judgement failed(String rule, RuntimeException failure) {
        return new Judgement(Verdict.DROP, rule, Optional.of(failure));
    }

    boolean isWithheld() {
        return verdict.isStricterThan(Verdict.LIMIT);
    }

    /** Who said what. */
    String reason() {
        if (failure.isPresent()) {
            return rule + " failed";
        }
        return switch (verdict) {
            case ALLOW -> "allowed";
            case LIMIT -> "limited by " + rule;
            case UNKNOWN -> "unknown to " + rule;
            case DROP -> "dropped by " + rule;
        };
    }
}
