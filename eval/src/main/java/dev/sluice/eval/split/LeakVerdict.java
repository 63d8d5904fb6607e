package dev.sluice.eval.split;

import java.util.List;

/**
 * What an audit says of one kind of leak.
 *
 * @param leak the kind
 * @param outcome what it came to
 * @param count how many events leak ({@link Leak#counted}); 0 unless it is a leak
 * @param examples the first of them, a line each
 * @param reason what was looked at, or why it was not
 */
public record LeakVerdict(Leak leak, Outcome outcome, long count, List<String> examples, String reason) {
    /** What looking for a leak came to. */
    public enum Outcome {
        /** There is none: every event was looked at. */
        PASS,
        /** There is one. */
        LEAK,
        /** These data cannot show. */
        SKIP
    }

    public LeakVerdict {
        examples = List.copyOf(examples);
        if (outcome == Outcome.LEAK ? count < 1 : count != 0) {
            throw new IllegalArgumentException(
                    "a leak counts at least 1 event, all else none: " + outcome + ", " + count);
        }
    }

    static LeakVerdict skipped(Leak leak, String why) {
        return new LeakVerdict(leak, Outcome.SKIP, 0, List.of(), why);
    }

    @Override
    public String toString() {
        return outcome + " " + leak + ": " + (outcome == Outcome.LEAK ? leak.counted(count) : reason);
    }
}
