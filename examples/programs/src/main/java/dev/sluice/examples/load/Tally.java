package dev.sluice.examples.load;

import dev.sluice.Degradation;
import dev.sluice.Recommendations;
import dev.sluice.StageReport;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/** What became of the requests of a run. Safe for use by many threads. */
final class Tally {
    private static final int DIGITS = 3;
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Histogram latency = new Histogram(DIGITS);
    private final Map<String, StageTally> stages = new LinkedHashMap<>();
    private final Map<Degradation.Reason, Long> reasons = new EnumMap<>(Degradation.Reason.class);
    private final Map<String, Long> failures = new LinkedHashMap<>();
    private final Map<String, Long> violations = new LinkedHashMap<>();
    private final Map<String, Long> outcomes = new TreeMap<>();
    private long degraded;

    /** What one stage did over all requests. */
    static final class StageTally {
        private final Histogram nanos = new Histogram(DIGITS);
        private long total;
        private long out;

        private void add(StageReport report) {
            nanos.recordValue(report.nanos());
            total += report.nanos();
            out += report.out();
        }

        /** Milliseconds within which that share of its runs was through, in percent. */
        double millis(double percent) {
            return nanos.getValueAtPercentile(percent) / 1e6;
        }

        /** Milliseconds in all runs together. */
        double totalMillis() {
            return total / 1e6;
        }

        /** How many candidates went on, on average over its runs. */
        double out() {
            return (double) out / nanos.getTotalCount();
        }
    }

    /** Takes an answer, and the nanoseconds from when its request was due until it was there. */
    synchronized void answered(Recommendations answer, long nanos) {
        latency.recordValue(Math.max(0, nanos));
        for (StageReport report : answer.stages()) {
            stages.computeIfAbsent(report.stage(), stage -> new StageTally()).add(report);
            if (report.outcome().isAmiss()) {
                outcomes.merge(outcome(report), 1L, Long::sum);
            }
        }
        if (answer.degraded()) {
            degraded++;
            answer.degradations().stream()
                    .map(Degradation::reason)
                    .distinct()
                    .forEach(reason -> reasons.merge(reason, 1L, Long::sum));
        }
    }

    private static String outcome(StageReport report) {
        String why = NUMBER.matcher(report.detail()).replaceAll("N");
        return report.stage() + " " + report.outcome() + ": " + why;
    }

    /** Takes an error instead of an answer; the time until it came counts like that of an answer. */
    synchronized void failed(String why, long nanos) {
        latency.recordValue(Math.max(0, nanos));
        failures.merge(why, 1L, Long::sum);
    }

    /** Takes a rule that an answer broke. */
    synchronized void violated(String rule) {
        violations.merge(rule, 1L, Long::sum);
    }

    synchronized long answered() {
        return latency.getTotalCount() - failed();
    }

    synchronized long failed() {
        return sum(failures);
    }

    synchronized long degraded() {
        return degraded;
    }

    /** How many answers broke a rule. */
    synchronized long violations() {
        return sum(violations);
    }

    /** What failed, how often. */
    synchronized Map<String, Long> failures() {
        return new LinkedHashMap<>(failures);
    }

    /** What rules were broken, how often. */
    synchronized Map<String, Long> broken() {
        return new LinkedHashMap<>(violations);
    }

    /** Why answers were degraded, how often. */
    synchronized Map<String, Long> reasons() {
        Map<String, Long> named = new LinkedHashMap<>();
        reasons.forEach((reason, count) -> named.put(reason.name(), count));
        return named;
    }

    /** Which stages failed or were late and why, but for the numbers in that, how often. */
    synchronized Map<String, Long> outcomes() {
        return new LinkedHashMap<>(outcomes);
    }

    /** The stages in their order. */
    synchronized Map<String, StageTally> stages() {
        return new LinkedHashMap<>(stages);
    }

    /** Milliseconds within which that share of the requests was answered, in percent. */
    synchronized double millis(double percent) {
        return latency.getValueAtPercentile(percent) / 1e6;
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
