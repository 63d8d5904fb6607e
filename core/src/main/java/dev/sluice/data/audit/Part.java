package dev.sluice.data.audit;

import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.data.LineFault;
import dev.sluice.data.MalformedLines;
import dev.sluice.data.TextColumn;
import dev.sluice.internal.sort.RowOrder;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A part under audit, and which of its events were found fault with. Belongs to one thread. */
final class Part {
    static final int SEVERAL = 2;

    private final AuditPart part;
    private final Interactions events;
    private final Optional<TextColumn> types;
    private final BitSet faults = new BitSet();
    private final boolean timed;
    private final long resolution;
    private Optional<RowOrder> byTime = Optional.empty();
    private Optional<RowOrder> byPair = Optional.empty();
    private Optional<int[]> repeated = Optional.empty();

    Part(AuditPart part) {
        this.part = part;
        this.events = part.data().interactions();
        this.types = Types.of(events);
        this.timed = anyTime(events);
        this.resolution = resolution(events);
    }

    Interactions events() {
        return events;
    }

    int size() {
        return events.size();
    }

    IdIndex users() {
        return part.data().catalogue().users().ids();
    }

    IdIndex items() {
        return part.data().catalogue().items().ids();
    }

    Optional<MalformedLines> malformed(LineFault fault) {
        return Optional.ofNullable(part.malformed().get(fault));
    }

    /** Whether nothing was found wrong with an event so far. */
    boolean sound(int event) {
        return !faults.get(event);
    }

    void fault(int event) {
        faults.set(event);
    }

    /** Whether any event has a time. */
    boolean timed() {
        return timed;
    }

    /** The first types that events have, several at most; a column may know others, of events that were left out. */
    Set<String> someTypes() {
        Set<String> some = new HashSet<>();
        int last = 0;
        for (int event = 0; types.isPresent() && event < size() && some.size() < SEVERAL; event++) {
            int code = type(event);
            if (code != last && code != 0) {
                some.add(types.get().text(event));
                last = code;
            }
        }
        return some;
    }

    /** The code of an event's type, 0 if events have none. */
    int type(int event) {
        return types.isPresent() ? types.get().code(event) : 0;
    }

    /** The distinct types, that of code 0 first. */
    Optional<TextColumn> types() {
        return types;
    }

    /** The milliseconds of which all differences of times are multiples; 0 if all times are the same. */
    long resolution() {
        return resolution;
    }

    /** The events by user, then time. */
    RowOrder byTime() {
        if (byTime.isEmpty()) {
            RowOrder byUser = RowOrder.of(size(), events::user, events.userRows());
            byTime = Optional.of(isInTime(events) ? byUser : byUser.sorted(events::time));
        }
        return byTime.get();
    }

    /** The events by user, then item, then type, then time. */
    RowOrder byPair() {
        if (byPair.isEmpty()) {
            byPair = Optional.of(byTime().sorted(event -> (long) events.item(event) << Integer.SIZE | type(event)));
        }
        return byPair.get();
    }

    /** The events whose user and item come more than once, in the order of {@link #byPair}. Not to be changed. */
    int[] repeated() {
        if (repeated.isEmpty()) {
            repeated = Optional.of(Pairs.repeated(byPair(), events));
        }
        return repeated.get();
    }

    /** The users who have an event that is at fault. */
    BitSet usersAtFault() {
        BitSet users = new BitSet();
        faults.stream().forEach(event -> users.set(events.user(event)));
        return users;
    }

    /** An event as people read it. */
    String event(int event) {
        String line = user(events.user(event)) + ", item " + items().id(events.item(event)) + ", value "
                + LabelDomain.shown(events.value(event));
        return timed ? line + ", " + Instant.ofEpochMilli(events.time(event)) : line;
    }

    /** A user as people read it. */
    String user(int row) {
        return part.name() + ": user " + users().id(row);
    }

    private static boolean anyTime(Interactions events) {
        for (int event = 0; event < events.size(); event++) {
            if (events.time(event) != 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInTime(Interactions events) {
        for (int event = 1; event < events.size(); event++) {
            if (events.time(event) < events.time(event - 1)) {
                return false;
            }
        }
        return true;
    }

    private static long resolution(Interactions events) {
        long divisor = 0;
        for (int event = 1; event < events.size(); event++) {
            divisor = divisor(events.time(event) - events.time(0), divisor);
        }
        return Math.abs(divisor);
    }

    /** The greatest divisor of both; one step where the first is a multiple of the second, as it nearly always is. */
    private static long divisor(long one, long other) {
        long larger = one;
        long smaller = other;
        while (smaller != 0) {
            long rest = larger % smaller;
            larger = smaller;
            smaller = rest;
        }
        return larger;
    }
}
