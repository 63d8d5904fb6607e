package dev.sluice.eval.checklist;

import dev.sluice.eval.checklist.CheckResult.Verdict;
import java.util.List;
import java.util.Locale;

/**
 * What a checklist came to.
 *
 * @param results one for each item, in its order
 */
public record ChecklistReport(List<CheckResult> results) {
    public ChecklistReport {
        results = List.copyOf(results);
    }

    /** Whether nothing failed. What was skipped did not fail, and did not pass either. */
    public boolean passed() {
        return results.stream().noneMatch(result -> result.verdict() == Verdict.FAIL);
    }

    /** The exit status of a program that does nothing else: 0 if nothing failed, otherwise 1. */
    public int exitStatus() {
        return passed() ? 0 : 1;
    }

    /** A table of all results, with examples below what failed. */
    @Override
    public String toString() {
        int width =
                results.stream().mapToInt(result -> result.id().length()).max().orElse(0);
        StringBuilder table = new StringBuilder();
        for (CheckResult result : results) {
            String row = "%-4s  %-" + width + "s  %8s  %s%n";
            table.append(String.format(
                    Locale.ROOT,
                    row,
                    result.verdict(),
                    result.id(),
                    result.verdict() == Verdict.FAIL ? String.format(Locale.ROOT, "%,d", result.count()) : "",
                    result.reason()));
            result.examples()
                    .forEach(example ->
                            table.append(" ".repeat(width + 18)).append(example).append(System.lineSeparator()));
        }
        return table.toString();
    }
}
