package dev.sluice.data.audit;

import dev.sluice.data.IdIndex;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is audited. Parts may have ids and rows of their own; they are compared by id.
 *
 * @param parts in the order of time, the training part first
 * @param items the items that there are, where that is known
 * @param users the users that there are, where that is known
 */
public record AuditData(List<AuditPart> parts, Optional<IdIndex> items, Optional<IdIndex> users) {
    public AuditData {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("an audit needs at least one part");
        }
    }

    /** A training part alone. */
    public static AuditData of(AuditPart train) {
        return new AuditData(List.of(train), Optional.empty(), Optional.empty());
    }

    /** These and a later part, such as a test. */
    public AuditData with(AuditPart later) {
        return new AuditData(Stream.concat(parts.stream(), Stream.of(later)).toList(), items, users);
    }

    /** The same where these are all items there are. */
    public AuditData withItems(IdIndex known) {
        return new AuditData(parts, Optional.of(known), users);
    }

    /** The same where these are all users there are. */
    public AuditData withUsers(IdIndex known) {
        return new AuditData(parts, items, Optional.of(known));
    }
}
