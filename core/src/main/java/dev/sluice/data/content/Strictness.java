package dev.sluice.data.content;

import dev.sluice.ContentPolicy.Verdict;

/** The order of verdicts: what is unknown may be harmful, so it is stricter than what is limited. */
final class Strictness {
    private Strictness() {}

    /** The stricter of two, the first if they are the same. */
    static Verdict stricter(Verdict verdict, Verdict other) {
        return of(other) > of(verdict) ? other : verdict;
    }

    /** Whether an item of this verdict must not be shown. */
    static boolean isWithheld(Verdict verdict) {
        return of(verdict) >= of(Verdict.UNKNOWN);
    }

    private static int of(Verdict verdict) {
        return switch (verdict) {
            case ALLOW -> 0;
            case LIMIT -> 1;
            case UNKNOWN -> 2;
            case DROP -> 3;
        };
    }
}
