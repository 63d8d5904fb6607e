package dev.sluice.examples;

import dev.sluice.Degradation;
import dev.sluice.Recommendations;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How many of many lists are not all they could have been. Belongs to one thread. */
final class Shortcomings {
    private final Map<Degradation.Reason, Integer> reasons = new EnumMap<>(Degradation.Reason.class);
    private int lists;

    void count(Recommendations answer) {
        if (answer.shortfall() > 0) {
            lists++;
        }
        answer.degradations().stream()
                .map(Degradation::reason)
                .collect(Collectors.toSet())
                .forEach(reason -> reasons.merge(reason, 1, Integer::sum));
    }

    void announce(Console console) {
        if (lists > 0) {
            console.say("%,d lists have fewer items than asked for", lists);
        }
        reasons.forEach((reason, count) -> console.say("@|yellow %s|@: %,d lists", reason.toString(), count));
    }

    /** How many lists are shorter than was asked for. */
    int lists() {
        return lists;
    }

    /** How many lists there is a reason to speak of. */
    Map<Degradation.Reason, Integer> reasons() {
        return reasons;
    }
}
