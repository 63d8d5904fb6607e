package dev.sluice.data.audit;

import dev.sluice.data.LineFault;
import java.time.Instant;

/**
 * Finds times of another unit than the rest.
 *
 * <p>Read as milliseconds, a moment of our days that was written in seconds, minutes, hours or days falls into the
 * first years after 1970, one in microseconds or nanoseconds beyond the year 9999. So where at least half of all times
 * lie between 1980 and 2100, those that fall there are of another unit. Data whose times count from somewhere else are
 * left alone; and so is 0, which is no time.
 */
final class MixedTimeUnits implements Check {
    private static final long SMALLEST = Instant.parse("1973-01-01T00:00:00Z").toEpochMilli();
    private static final long FIRST = Instant.parse("1980-01-01T00:00:00Z").toEpochMilli();
    private static final long LAST = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();
    private static final long LARGEST = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

    @Override
    public void look(Evidence evidence, Findings findings) {
        evidence.parts()
                .forEach(part -> part.malformed(LineFault.TIME)
                        .ifPresent(lines -> findings.lines(FindingCode.MIXED_TIME_UNITS, lines)));
        if (!evidence.timed()) {
            findings.notChecked(FindingCode.MIXED_TIME_UNITS, Findings.NO_TIMES);
        } else if (!ofOurDays(evidence)) {
            findings.notChecked(
                    FindingCode.MIXED_TIME_UNITS,
                    "most times do not lie between 1980 and 2100, so they may mean anything");
        } else {
            evidence.parts().forEach(part -> look(part, findings));
        }
    }

    private static boolean ofOurDays(Evidence evidence) {
        long balance = 0;
        for (Part part : evidence.parts()) {
            for (int event = 0; event < part.size(); event++) {
                long time = part.events().time(event);
                if (time != 0) {
                    balance += time >= FIRST && time < LAST ? 1 : -1;
                }
            }
        }
        return balance >= 0;
    }

    private static void look(Part part, Findings findings) {
        for (int event = 0; event < part.size(); event++) {
            long time = part.events().time(event);
            if (time != 0 && (time < SMALLEST || time > LARGEST) && part.sound(event)) {
                findings.event(FindingCode.MIXED_TIME_UNITS, part, event, "");
            }
        }
    }
}
