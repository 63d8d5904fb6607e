package dev.sluice.data.audit;

import java.time.Duration;
import java.util.List;

/**
 * Finds events that come again whole hours later, to the second. People who come back do so at any second: of those who
 * do within 14 hours, one in 3,600 comes back after whole hours, or one in 60 where times are whole minutes. So a tenth
 * of them, and at least 50, are no chance but two sources that write the same moments in different time zones.
 */
final class MixedTimeZones implements Check {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long FARTHEST = 14 * HOUR;
    private static final long COARSEST = Duration.ofMinutes(1).toMillis();
    private static final int LEAST = 50;
    private static final int ONE_IN = 10;

    /** What repetitions there are. */
    private static final class Count implements Pairs.Visitor {
        private final Part part;
        private long soon;
        private long wholeHours;

        Count(Part part) {
            this.part = part;
        }

        @Override
        public void accept(int before, int event) {
            if (isSoon(part, before, event)) {
                soon++;
                wholeHours += isWholeHours(part, before, event) ? 1 : 0;
            }
        }
    }

    @Override
    public void look(Evidence evidence, Findings findings) {
        if (!evidence.timed()) {
            findings.notChecked(FindingCode.MIXED_TIME_ZONES, Findings.NO_TIMES);
            return;
        }
        List<Part> fine =
                evidence.parts().stream().filter(MixedTimeZones::isFine).toList();
        if (fine.isEmpty()) {
            findings.notChecked(FindingCode.MIXED_TIME_ZONES, "the times are coarser than minutes");
        }
        fine.forEach(part -> look(part, findings));
    }

    private static boolean isFine(Part part) {
        return part.resolution() > 0 && part.resolution() <= COARSEST;
    }

    private static void look(Part part, Findings findings) {
        Count count = new Count(part);
        Pairs.forEach(part, count);
        if (count.wholeHours >= LEAST && count.wholeHours * ONE_IN >= count.soon) {
            Pairs.forEach(part, (before, event) -> {
                if (isSoon(part, before, event) && isWholeHours(part, before, event)) {
                    findings.event(FindingCode.MIXED_TIME_ZONES, part, event, "");
                }
            });
        }
    }

    private static boolean isSoon(Part part, int before, int event) {
        long after = after(part, before, event);
        return part.type(before) == part.type(event) && after > 0 && after <= FARTHEST;
    }

    private static boolean isWholeHours(Part part, int before, int event) {
        return after(part, before, event) % HOUR == 0;
    }

    private static long after(Part part, int before, int event) {
        return part.events().time(event) - part.events().time(before);
    }
}
