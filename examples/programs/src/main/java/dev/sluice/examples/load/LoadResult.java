package dev.sluice.examples.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of a load, and what it took. */
public final class LoadResult {
    private static final double MILLION = 1e6;

    private final LoadPlan plan;
    private final Site site;
    private final OpenLoop.Sent sent;
    private final Tally tally;
    private final Cost cost;
    private final Events events;
    private final MemoryUse memory;

    LoadResult(LoadPlan plan, Site site, OpenLoop.Sent sent, Tally tally, Cost cost, Events events, MemoryUse memory) {
        this.plan = plan;
        this.site = site;
        this.sent = sent;
        this.tally = tally;
        this.cost = cost;
        this.events = events;
        this.memory = memory;
    }

    /**
     * What was asked.
     *
     * @param buildSeconds in which the world was made up and published
     * @param recall share of the true best that the index finds
     */
    public record Site(double buildSeconds, double recall) {}

    /**
     * What the answers took.
     *
     * @param cpuNanos of the threads that answered
     * @param heapBytes that they took
     * @param usage of the process
     */
    record Cost(long cpuNanos, long heapBytes, Usage usage) {}

    /**
     * What happened meanwhile.
     *
     * @param swaps versions that came into service
     * @param longestPreparation milliseconds in which one of them was prepared at most
     * @param unprepared why the newest version could not be prepared, if it could not
     * @param faults calls that went wrong by the script, by the kind of fault
     * @param quality the factor of effort at the end, in (0, 1]
     */
    public record Events(
            long swaps,
            double longestPreparation,
            Optional<String> unprepared,
            Map<String, Long> faults,
            double quality) {
        /** Copies the map. */
        public Events {
            faults = new LinkedHashMap<>(faults);
        }
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
    public List<Stage> stages() {
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
        return plan.pace().rate().orElse(tally.answered() * 1e9 / Math.max(1, sent.nanos()));
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

    /** Which stages failed or were late, why, and how often; numbers in the reasons are N. */
    public Map<String, Long> outcomes() {
        return tally.outcomes();
    }

    /** How many answers broke a rule. */
    public long violations() {
        return tally.violations();
    }

    /** Which rules, and how often. */
    public Map<String, Long> broken() {
        return tally.broken();
    }

    /** Whether no request failed, no answer broke a rule, no memory grew and every version could be prepared. */
    public boolean isGood() {
        return failed() + violations() == 0
                && growth().isEmpty()
                && events.unprepared().isEmpty();
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
        return isMetered() ? cost.cpuNanos() / MILLION / requests() : Double.NaN;
    }

    /** CPU milliseconds of the whole process a request, without the thread that sends: with collector and compiler. */
    public double processCpuMillisPerRequest() {
        long sending = plan.pace().rate().isPresent() ? cost.usage().generatorNanos() : 0;
        return (cost.usage().cpuNanos() - sending) / MILLION / requests();
    }

    /** Bytes of heap that the threads which answered took for a request; NaN on virtual threads. */
    public double heapBytesPerRequest() {
        return isMetered() ? (double) cost.heapBytes() / requests() : Double.NaN;
    }

    private boolean isMetered() {
        return plan.service().executor() != ThreadsKind.VIRTUAL;
    }

    private double requests() {
        return Math.max(1, sent());
    }

    /** What was asked. */
    public Site site() {
        return site;
    }

    /** What happened meanwhile. */
    public Events events() {
        return events;
    }

    /** Collections of garbage. */
    public long collections() {
        return cost.usage().collections();
    }

    /** Milliseconds that they took. */
    public long collectionMillis() {
        return cost.usage().collectionMillis();
    }

    /** Bytes of the process before the load. */
    public Map<String, Long> memoryBefore() {
        return bytes(memory.before());
    }

    /** Bytes of the process every ten seconds. */
    public List<Map<String, Long>> memorySamples() {
        return memory.samples().stream().map(LoadResult::bytes).toList();
    }

    /** Bytes of the process after it. */
    public Map<String, Long> memoryAfter() {
        return bytes(memory.after());
    }

    /** Whether memory was flat, where the run was long enough to tell: a minute. */
    public Optional<Boolean> isFlat() {
        return memory.isTelling() ? Optional.of(memory.growth().isEmpty()) : Optional.empty();
    }

    /** Which memory grew, each in a line. */
    public List<String> growth() {
        return memory.growth();
    }

    private static Map<String, Long> bytes(Memory memory) {
        Map<String, Long> bytes = new LinkedHashMap<>();
        bytes.put("heap", memory.heap());
        bytes.put("direct", memory.direct());
        bytes.put("mapped", memory.mapped());
        memory.anonymous().ifPresent(value -> bytes.put("anonymous", value));
        bytes.put("threads", (long) memory.threads());
        return bytes;
    }
}
