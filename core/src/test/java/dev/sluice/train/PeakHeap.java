package dev.sluice.train;

import java.lang.management.ManagementFactory;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The most heap that was in use at one of some moments, garbage left out, beside what was in use at first. Adds up the
 * sizes of all objects that can be reached, as the virtual machine's histogram of classes has them, so that neither the
 * garbage of interpreted vector code counts nor what a collector leaves empty beside large arrays.
 */
public final class PeakHeap {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    /** What a collector puts where there is nothing. */
    private static final Pattern FILLED = Pattern.compile("(?m)^\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+\\S*Filler");

    private final long first;
    private long peak;

    /** Begins with what is in use now. */
    public PeakHeap() {
        first = inUse();
        peak = first;
    }

    /** Looks how much is in use now; may be called by any thread. */
    public synchronized void look() {
        peak = Math.max(peak, inUse());
    }

    /** Bytes at the moment when most was in use. */
    public synchronized long bytes() {
        return peak - first;
    }

    private static long inUse() {
        try {
            Object histogram = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            return sum(TOTAL, (String) histogram) - sum(FILLED, (String) histogram);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long sum(Pattern bytes, String histogram) {
        return bytes.matcher(histogram)
                .results()
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
    }
}
