package dev.sluice.examples;

import dev.sluice.StageReport;
import dev.sluice.funnel.FunnelListener;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** How long the stages of a funnel took, and how many candidates they were given and passed on. */
final class StageTimes implements FunnelListener {
    private static final int DIGITS = 3;

    private final Map<String, Stage> stages = new LinkedHashMap<>();

    /** One stage over all requests so far. */
    static final class Stage {
        private final String name;
        private final Histogram nanos = new Histogram(DIGITS);
        private long in;
        private long out;

        private Stage(String name) {
            this.name = name;
        }

        private void add(StageReport report) {
            nanos.recordValue(report.nanos());
            in += report.in();
            out += report.out();
        }

        /** The stage's name. */
        String name() {
            return name;
        }

        /** How many candidates came in, on average. */
        double in() {
            return (double) in / nanos.getTotalCount();
        }

        /** How many candidates went on, on average. */
        double out() {
            return (double) out / nanos.getTotalCount();
        }

        /** The microseconds within which that share of the requests was through. */
        double micros(double percent) {
            return nanos.getValueAtPercentile(percent) / 1e3;
        }
    }

    @Override
    public synchronized void stageEnded(StageReport report) {
        stages.computeIfAbsent(report.stage(), Stage::new).add(report);
    }

    /** The stages in their order. */
    synchronized Collection<Stage> stages() {
        return stages.values();
    }
}
