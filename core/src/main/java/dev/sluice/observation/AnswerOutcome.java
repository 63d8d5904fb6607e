package dev.sluice.observation;

import java.util.Locale;

/** How a request, or the run of a funnel, ended. */
enum AnswerOutcome {
    /** The answer is all it could be. */
    OK,
    /** There is an answer, and it says why it is less than it could be. */
    DEGRADED,
    /** There is no answer. */
    FAILED;

    private final String label = name().toLowerCase(Locale.ROOT);

    static AnswerOutcome of(boolean degraded) {
        return degraded ? DEGRADED : OK;
    }

    /** As metrics and events have it. */
    String label() {
        return label;
    }
}
