package dev.sluice.data.audit;

import java.util.List;
import java.util.Optional;

/**
 * Finds events on the wrong side of the moment that divides two parts: the moment, one for all or one for each user as
 * the {@link SplitRule} says, that leaves the fewest there.
 */
final class SplitOrder implements Check {
    /**
     * One in so many events on the wrong side are slips in a split by time; one by users' time leaves more than a
     * third.
     */
    private static final int SLIPS = 4;
    /** One in so many are slips in a split by users' time. */
    private static final int SLIPS_OF_USERS = 20;
    /** One in so many are many, but fewer than a split at random leaves. */
    private static final int MANY = 2;
    /** Fewer for users, who have so few events that some are in order by chance. */
    private static final int MANY_OF_USERS = 4;

    @Override
    public void look(Evidence evidence, Findings findings) {
        List<Part> parts = evidence.parts();
        SplitRule rule = evidence.settings().split();
        if (parts.size() == 1) {
            findings.notChecked(FindingCode.SPLIT_ORDER, SplitOverlap.ONE_PART);
        } else if (!parts.stream().allMatch(Part::timed)) {
            findings.notChecked(FindingCode.SPLIT_ORDER, Findings.NO_TIMES);
        } else if (rule == SplitRule.RANDOM) {
            findings.notChecked(FindingCode.SPLIT_ORDER, "the split is at random, which leaks the future");
        } else {
            for (int later = 1; later < parts.size(); later++) {
                look(parts.get(later - 1), parts.get(later), rule, findings);
            }
        }
    }

    private static void look(Part earlier, Part later, SplitRule rule, Findings findings) {
        Parting parting = new Parting(earlier, later);
        Optional<Division> division = switch (rule) {
            case TIME -> Optional.of(parting.forAll());
            case USER_TIME -> Optional.of(parting.forEachUser());
            case INFERRED, RANDOM -> inferred(parting);
        };
        division.ifPresentOrElse(
                found -> tell(parting, found, findings),
                () -> findings.notChecked(
                        FindingCode.SPLIT_ORDER,
                        "the parts lie so mixed in time that the split seems to be at random,"
                                + " which leaks the future"));
    }

    private static Optional<Division> inferred(Parting parting) {
        Division all = parting.forAll();
        if (all.wrong() <= Math.max(1, parting.laterEvents() / SLIPS)) {
            return Optional.of(all);
        }
        Division users = parting.forEachUser();
        if (users.wrong() <= parting.laterEvents() / SLIPS_OF_USERS) {
            return Optional.of(users);
        }
        if (all.wrong() <= parting.fewerEvents() / MANY || parting.isReversed()) {
            return Optional.of(all);
        }
        return users.wrong() <= parting.laterEvents() / MANY_OF_USERS ? Optional.of(users) : Optional.empty();
    }

    private static void tell(Parting parting, Division division, Findings findings) {
        if (division.wrong() == 0) {
            return;
        }
        parting.forEachWrong(
                division,
                (part, event) -> findings.event(
                        FindingCode.SPLIT_ORDER,
                        part,
                        event,
                        part == parting.earlier()
                                ? ": later than the moment that divides"
                                : ": not later than the moment that divides"));
    }
}
