package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import dev.sluice.data.prepare.ItemSpans;
import dev.sluice.eval.split.AuditedPart.Suspects;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A split under audit: which of its events leak, and how. Belongs to one thread. */
final class Evidence {
    private final AuditedPart train;
    private final AuditedPart history;
    private final AuditedPart test;
    private final Optional<ItemSpans> spans;
    /** Tested events whose user and item are known from another moment. */
    private final BitSet sharedPairs = new BitSet();

    private final BitSet testedUsers;
    private final BitSet testedItems;
    /** The first tested moment of each user, after all others of who is not tested. */
    private final long[] first;

    private final long firstOfAll;

    Evidence(Split split, Optional<ItemSpans> spans) {
        this.train = AuditedPart.of("train", split.train());
        this.history = AuditedPart.of("history", split.history());
        this.test = AuditedPart.of("test", split.test());
        this.spans = spans;
        PairIndex tested = new PairIndex(split.test());
        train.compare(test, tested, sharedPairs);
        history.compare(test, tested, sharedPairs);
        train.compare(history, new PairIndex(split.history()), new BitSet());
        this.testedUsers = ColdRates.rows(split.test(), split.test()::user);
        this.testedItems = ColdRates.rows(split.test(), split.test()::item);
        this.first = first(split.test());
        this.firstOfAll = Arrays.stream(first).min().orElseThrow();
    }

    private static long[] first(Interactions test) {
        long[] first = new long[test.userRows()];
        Arrays.fill(first, Long.MAX_VALUE);
        for (int event = 0; event < test.size(); event++) {
            first[test.user(event)] = Math.min(first[test.user(event)], test.time(event));
        }
        return first;
    }

    /** Whether events have times: not all the same. */
    boolean timed() {
        long time = train.events().time(0);
        return Stream.of(train, history, test).anyMatch(part -> anyOther(part.events(), time));
    }

    private static boolean anyOther(Interactions events, long time) {
        for (int event = 0; event < events.size(); event++) {
            if (events.time(event) != time) {
                return true;
            }
        }
        return false;
    }

    /** Which events leak so. */
    List<Suspects> suspects(Leak leak) {
        return switch (leak) {
            case SHARED_EVENT ->
                List.of(new Suspects(history, history.repeats()::get), new Suspects(test, test.repeats()::get));
            case SHARED_PAIR -> List.of(test.suspects(sharedPairs::get));
            case OWN_FUTURE -> List.of(later(train), later(history));
            case OWN_MOMENT -> List.of(same(train), same(history));
            case OTHERS_FUTURE -> List.of(laterThanAnything(train));
            case TRAINED_USER -> List.of(ofTestedUsers(train));
            case KNOWN_USER -> List.of(ofTestedUsers(history));
            case TRAINED_ITEM -> List.of(ofTestedItems(train));
            case UNAVAILABLE_ITEM -> List.of(unavailable(train), unavailable(history), unavailable(test));
        };
    }

    private Suspects later(AuditedPart part) {
        Interactions events = part.events();
        return part.suspects(event -> events.time(event) > first[events.user(event)]);
    }

    private Suspects same(AuditedPart part) {
        Interactions events = part.events();
        return part.suspects(event -> events.time(event) == first[events.user(event)]);
    }

    private Suspects laterThanAnything(AuditedPart part) {
        Interactions events = part.events();
        return part.suspects(event -> {
            long time = events.time(event);
            return time >= firstOfAll && time < first[events.user(event)];
        });
    }

    private Suspects ofTestedUsers(AuditedPart part) {
        return part.suspects(event -> testedUsers.get(part.events().user(event)));
    }

    private Suspects ofTestedItems(AuditedPart part) {
        return part.suspects(event -> testedItems.get(part.events().item(event)));
    }

    private Suspects unavailable(AuditedPart part) {
        Interactions events = part.events();
        return new Suspects(
                part, event -> spans.isPresent() && !spans.get().contains(events.time(event), events.item(event)));
    }
}
