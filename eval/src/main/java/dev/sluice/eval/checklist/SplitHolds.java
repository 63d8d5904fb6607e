package dev.sluice.eval.checklist;

import dev.sluice.eval.split.LeakReport;
import dev.sluice.eval.split.LeakVerdict;
import dev.sluice.eval.split.LeakVerdict.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a model is judged by did not leak into what it learned from ({@code split}).
 *
 * @param audit of the split
 */
public record SplitHolds(LeakReport audit) implements Check {
    private static final String ID = "split";

    @Override
    public CheckResult run() {
        List<LeakVerdict> leaks = of(Outcome.LEAK);
        if (!leaks.isEmpty()) {
            return CheckResult.fail(
                    ID,
                    leaks.stream()
                            .map(leak -> leak.leak() + ": " + leak.leak().counted(leak.count()))
                            .collect(Collectors.joining("; ")),
                    leaks.stream().mapToLong(LeakVerdict::count).sum(),
                    leaks.stream()
                            .flatMap(leak -> leak.examples().stream().map(example -> leak.leak() + " " + example))
                            .toList());
        }
        List<LeakVerdict> skipped = of(Outcome.SKIP);
        return skipped.isEmpty()
                ? CheckResult.pass(ID, "none of " + names(of(Outcome.PASS)))
                : CheckResult.skip(
                        ID, "unknown: " + names(skipped) + ", " + skipped.get(0).reason());
    }

    private List<LeakVerdict> of(Outcome outcome) {
        return audit.verdicts().stream()
                .filter(verdict -> verdict.outcome() == outcome)
                .toList();
    }

    private static String names(List<LeakVerdict> verdicts) {
        return verdicts.stream().map(verdict -> verdict.leak().name()).collect(Collectors.joining(", "));
    }
}
