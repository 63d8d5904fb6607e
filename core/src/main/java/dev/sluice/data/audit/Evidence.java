package dev.sluice.data.audit;

import dev.sluice.data.IdIndex;
import java.util.List;
import java.util.Optional;

/**
 * What checks look at.
 *
 * @param parts the training part first
 * @param items the items that there are, where that is known
 * @param users the users that there are, where that is known
 */
record Evidence(List<Part> parts, Optional<IdIndex> items, Optional<IdIndex> users, AuditSettings settings) {
    static Evidence of(AuditData data, AuditSettings settings) {
        return new Evidence(data.parts().stream().map(Part::new).toList(), data.items(), data.users(), settings);
    }

    Part train() {
        return parts.get(0);
    }

    /** Whether any event has a time. */
    boolean timed() {
        return parts.stream().anyMatch(Part::timed);
    }

    /** Whether events are of several types, as in a log of impressions and clicks, be it each in a part of its own. */
    boolean typed() {
        return parts.stream()
                        .flatMap(part -> part.someTypes().stream())
                        .distinct()
                        .count()
                >= Part.SEVERAL;
    }
}
