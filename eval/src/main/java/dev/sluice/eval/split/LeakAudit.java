package dev.sluice.eval.split;

import dev.sluice.data.Catalogue;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.data.prepare.Availability;
import dev.sluice.eval.split.AuditedPart.Suspects;
import dev.sluice.eval.split.LeakVerdict.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Proves that a split does not leak, or names the leak. It looks at the events and believes no protocol.
 *
 * <pre>{@code
 * Splitter protocol = new GlobalTimeSplit(0.2);
 * LeakReport report = LeakAudit.of(protocol).inspect(protocol.split(events));
 * if (!report.holds()) {
 *     throw new IllegalStateException(report.toString());
 * }
 * }</pre>
 *
 * <p>An event that stands in two parts is a {@link Leak#SHARED_EVENT} and nothing else; all other kinds are found
 * independently of each other. Costs a few passes over the events, a sort of the training's times, and some 12 bytes of
 * heap an event.
 *
 * @param leaks what to look for
 * @param examples how many examples a verdict has at most, at least 0
 * @param catalogue ids for the examples, which have rows without it
 * @param availability when items were there, by columns of the catalogue
 */
public record LeakAudit(
        Set<Leak> leaks, int examples, Optional<Catalogue> catalogue, Optional<Availability> availability) {
    private static final int EXAMPLES = 5;
    private static final Set<Leak> OF_TIME =
            Collections.unmodifiableSet(EnumSet.of(Leak.OWN_FUTURE, Leak.OWN_MOMENT, Leak.OTHERS_FUTURE));

    public LeakAudit {
        Set<Leak> copy = EnumSet.noneOf(Leak.class);
        copy.addAll(leaks);
        leaks = Collections.unmodifiableSet(copy);
        if (leaks.isEmpty()) {
            throw new IllegalArgumentException("an audit must look for at least 1 kind of leak: 0");
        }
        if (examples < 0) {
            throw new IllegalArgumentException("examples must be at least 0: " + examples);
        }
        if (availability.isPresent() && catalogue.isEmpty()) {
            throw new IllegalArgumentException("when items were there is in a catalogue, found none");
        }
    }

    /** Looks for what splits of this kind rule out, and for events and pairs in two parts. */
    public static LeakAudit of(Splitter protocol) {
        Set<Leak> leaks = EnumSet.of(Leak.SHARED_EVENT, Leak.SHARED_PAIR);
        leaks.addAll(protocol.rulesOut());
        return new LeakAudit(leaks, EXAMPLES, Optional.empty(), Optional.empty());
    }

    /** The same, looking for these. */
    public LeakAudit withLeaks(Set<Leak> wanted) {
        return new LeakAudit(wanted, examples, catalogue, availability);
    }

    /** The same with at most so many examples a verdict. */
    public LeakAudit withExamples(int most) {
        return new LeakAudit(leaks, most, catalogue, availability);
    }

    /** The same with ids in the examples. */
    public LeakAudit withCatalogue(Catalogue known) {
        return new LeakAudit(leaks, examples, Optional.of(known), availability);
    }

    /** The same, looking for events of items that were not there at the time, too. */
    public LeakAudit withAvailability(Availability known, Catalogue of) {
        Set<Leak> more = EnumSet.copyOf(leaks);
        more.add(Leak.UNAVAILABLE_ITEM);
        return new LeakAudit(more, examples, Optional.of(of), Optional.of(known));
    }

    /**
     * Looks through a split.
     *
     * @throws IllegalArgumentException if the catalogue has other rows than the split, or no columns of availability
     */
    public LeakReport inspect(Split split) {
        catalogue.ifPresent(known -> requireRows(known, split.train()));
        Evidence evidence = new Evidence(
                split,
                availability.map(known -> known.of(catalogue.orElseThrow().items())));
        boolean timed = evidence.timed();
        List<LeakVerdict> verdicts = new ArrayList<>();
        for (Leak leak : leaks) {
            verdicts.add(verdict(leak, evidence, timed, split));
        }
        return new LeakReport(
                verdicts, timed ? Optional.of(FutureExposure.of(split.train(), split.test())) : Optional.empty());
    }

    private static void requireRows(Catalogue catalogue, Interactions events) {
        if (catalogue.users().rows() != events.userRows() || catalogue.items().rows() != events.itemRows()) {
            throw new IllegalArgumentException("a split of " + events.userRows() + " and " + events.itemRows()
                    + " rows of users and items has no catalogue of "
                    + catalogue.users().rows() + " and " + catalogue.items().rows());
        }
    }

    private LeakVerdict verdict(Leak leak, Evidence evidence, boolean timed, Split split) {
        if (leak == Leak.UNAVAILABLE_ITEM && availability.isEmpty()) {
            return LeakVerdict.skipped(leak, "nothing says when items were there");
        }
        if (OF_TIME.contains(leak) && !timed) {
            return LeakVerdict.skipped(leak, "the events have no times");
        }
        long count = 0;
        List<String> found = new ArrayList<>();
        for (Suspects suspects : evidence.suspects(leak)) {
            count += count(suspects, found);
        }
        return new LeakVerdict(leak, count == 0 ? Outcome.PASS : Outcome.LEAK, count, found, lookedAt(split));
    }

    /** How many of them leak; the first become examples. */
    private long count(Suspects suspects, List<String> found) {
        long count = 0;
        for (int event = 0; event < suspects.part().events().size(); event++) {
            if (suspects.leaking().test(event)) {
                count++;
                if (found.size() < examples) {
                    found.add(example(suspects.part(), event));
                }
            }
        }
        return count;
    }

    private static String lookedAt(Split split) {
        return split.train().size() + " events trained on, " + split.history().size() + " known, "
                + split.test().size() + " tested";
    }

    private String example(AuditedPart part, int event) {
        Interactions events = part.events();
        return part.name() + ": user " + id(catalogue.map(known -> known.users().ids()), events.user(event))
                + ", item " + id(catalogue.map(known -> known.items().ids()), events.item(event)) + ", "
                + Instant.ofEpochMilli(events.time(event));
    }

    private static String id(Optional<IdIndex> ids, int row) {
        return ids.map(known -> known.id(row)).orElse("in row " + row);
    }
}
