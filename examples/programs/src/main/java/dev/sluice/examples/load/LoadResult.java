package dev.sluice.examples.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What came of a load, and what it took. */
public final class LoadResult {
    private static final double MILLION = 1e6;

    private final LoadPlan plan;
    private final OpenLoop.Sent sent;
    private final Tally tally;
    private final double recall;
    private final long cpuNanos;
    private final long heapBytes;
    private final Usage usage;
    private final Memory before;
    private final Memory after;
    private final double buildSeconds;

    LoadResult(
            LoadPlan plan,
            OpenLoop.Sent sent,
            Tally tally,
            double recall,
            long cpuNanos,
            long heapBytes,
            Usage usage,
            Memory before,
            Memory after,
            double buildSeconds) {
        this.plan = plan;
        this.sent = sent;
        this.tally = tally;
        this.recall = recall;
        this.cpuNanos = cpuNanos;
        this.heapBytes = heapBytes;
        this.usage = usage;
        this.before = before;
        this.after = after;
        this.buildSeconds = buildSeconds;
    }

    /**
     * One stage over all answers.
     *
     * @param name of the stage
     * @param millisPerRequest by the clock, on average over all answers, those without the stage among them
     * @param p50 milliseconds within which half of its runs were through
     * @param p99 milliseconds within which 99 % of them were
     * @param out candidates that went on, on average
     */
    public record Stage(String name, double millisPerRequest, double p50, double p99, double out) {}

    /** The stages in their order. */
    public java.util.List<Stage> stages() {
        double answers = Math.max(1, tally.answered());
        return tally.stages().entrySet().stream()
                .map(stage -> new Stage(
                        stage.getKey(),
                        stage.getValue().totalMillis() / answers,
                        stage.getValue().millis(50),
                        stage.getValue().millis(99),
                        stage.getValue().out()))
                .toList();
    }

    /** Requests a second: those that were meant, or, one after the other, those that there were. */
    public double rate() {
        return plan.rate().orElse(tally.answered() * 1e9 / Math.max(1, sent.nanos()));
    }

    /** How many requests were sent. */
    public long sent() {
        return tally.answered() + tally.failed() + sent.unanswered();
    }

    /** How many were answered. */
    public long answered() {
        return tally.answered();
    }

    /** How many came back with an error, or not at all. */
    public long failed() {
        return tally.failed() + sent.unanswered();
    }

    /** Errors, and how often each came. */
    public Map<String, Long> failures() {
        Map<String, Long> failures = new LinkedHashMap<>(tally.failures());
        if (sent.unanswered() > 0) {
            failures.put("no answer", sent.unanswered());
        }
        return failures;
    }

    /** How many answers say that they are less than they could have been. */
    public long degraded() {
        return tally.degraded();
    }

    /** Why, and how often. */
    public Map<String, Long> reasons() {
        return tally.reasons();
    }

    /** How many answers broke a rule. */
    public long violations() {
        return tally.violations();
    }

    /** Which rules, and how often. */
    public Map<String, Long> broken() {
        return tally.broken();
    }

    /** Requests that were handed over more than a millisecond late. */
    public long late() {
        return sent.late();
    }

    /** Milliseconds from when a request was due within which that share was answered, in percent. */
    public double millis(double percent) {
        return tally.millis(percent);
    }

    /**
     * CPU milliseconds of a request in the threads that answered it, the generator's own left out; NaN on virtual
     * threads, of which it is not known.
     */
    public double cpuMillisPerRequest() {
        return isMetered() ? cpuNanos / MILLION / requests() : Double.NaN;
    }

    /** CPU milliseconds of the whole process a request, without the thread that sends: with collector and compiler. */
    public double processCpuMillisPerRequest() {
        long sending = plan.rate().isPresent() ? usage.generatorNanos() : 0;
        return (usage.cpuNanos() - sending) / MILLION / requests();
    }

    /** Bytes of heap that the threads which answered took for a request; NaN on virtual threads. */
    public double heapBytesPerRequest() {
        return isMetered() ? (double) heapBytes / requests() : Double.NaN;
    }

    private boolean isMetered() {
        return plan.executor() != ThreadsKind.VIRTUAL;
    }

    private double requests() {
        return Math.max(1, sent());
    }

    /** The share of the true best that the index finds. */
    public double recall() {
        return recall;
    }

    /** Collections of garbage. */
    public long collections() {
        return usage.collections();
    }

    /** Milliseconds that they took. */
    public long collectionMillis() {
        return usage.collectionMillis();
    }

    /** Seconds in which the world was made up and published. */
    public double buildSeconds() {
        return buildSeconds;
    }

    /** Bytes of the process before the load. */
    public Map<String, Long> memoryBefore() {
        return bytes(before);
    }

    /** Bytes of the process after it. */
    public Map<String, Long> memoryAfter() {
        return bytes(after);
    }

    private static Map<String, Long> bytes(Memory memory) {
        Map<String, Long> bytes = new LinkedHashMap<>();
        bytes.put("heap", memory.heap());
        bytes.put("direct", memory.direct());
        bytes.put("mapped", memory.mapped());
        OptionalLong anonymous = memory.anonymous();
        anonymous.ifPresent(value -> bytes.put("anonymous", value));
        bytes.put("threads", (long) memory.threads());
        return bytes;
    }
}
