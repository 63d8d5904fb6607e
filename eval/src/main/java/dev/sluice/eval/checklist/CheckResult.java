package dev.sluice.eval.checklist;

import java.util.List;

/**
 * What a check found.
 *
 * @param id of the check, in lower case with hyphens; the same for every run
 * @param verdict what it came to
 * @param reason a line that says what was looked at and what is wrong, or why nothing was looked at
 * @param count how many are at fault, at least 1 if it fails and otherwise 0; the reason says of what
 * @param examples the first of them, a line each
 */
public record CheckResult(String id, Verdict verdict, String reason, long count, List<String> examples) {
    /** What a check came to. */
    public enum Verdict {
        /** It holds. */
        PASS,
        /** It does not hold. */
        FAIL,
        /** It was not looked at; the reason says why. */
        SKIP
    }

    public CheckResult {
        examples = List.copyOf(examples);
        if (verdict == Verdict.FAIL ? count < 1 : count != 0) {
            throw new IllegalArgumentException(
                    "what fails counts at least 1, all else 0: " + id + " " + verdict + " " + count);
        }
    }

    /** It holds. */
    public static CheckResult pass(String id, String reason) {
        return new CheckResult(id, Verdict.PASS, reason, 0, List.of());
    }

    /** It does not hold. */
    public static CheckResult fail(String id, String reason, long count, List<String> examples) {
        return new CheckResult(id, Verdict.FAIL, reason, count, examples);
    }

    /** It was not looked at. */
    public static CheckResult skip(String id, String reason) {
        return new CheckResult(id, Verdict.SKIP, reason, 0, List.of());
    }
}
