package dev.sluice.eval.split;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an audit says of a split.
 *
 * @param verdicts one for each kind of leak that was looked for, in the order of {@link Leak}
 * @param exposure how far training knows the future of what is tested, whether the protocol rules that out or only
 *     warns of it; empty for events without times
 */
public record LeakReport(List<LeakVerdict> verdicts, Optional<FutureExposure> exposure) {
    public LeakReport {
        verdicts = List.copyOf(verdicts);
    }

    /** Whether nothing leaks, as far as these data can show. */
    public boolean holds() {
        return leaks().isEmpty();
    }

    /** The kinds of leaks that there are. */
    public Set<Leak> leaks() {
        Set<Leak> leaks = EnumSet.noneOf(Leak.class);
        for (LeakVerdict verdict : verdicts) {
            if (verdict.outcome() == LeakVerdict.Outcome.LEAK) {
                leaks.add(verdict.leak());
            }
        }
        return leaks;
    }

    /** Everything, a line each. */
    @Override
    public String toString() {
        String lines = verdicts.stream().map(LeakVerdict::toString).collect(Collectors.joining(System.lineSeparator()));
        return exposure.map(known -> lines + System.lineSeparator() + known).orElse(lines);
    }
}
