package dev.sluice.observation;

import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What is counted and timed of one stage of a funnel. A stage that did not run has no duration and no candidates. */
final class StageMeters {
    private final MeterRegistry registry;
    private final Tags tags;
    private final DistributionSummary in;
    private final DistributionSummary out;
    private final Counter late;
    /** By outcome, made when it first happens: a histogram is dozens of series. */
    private final Map<StageOutcome, Timer> durations = new ConcurrentHashMap<>();

    /** By outcome, those without a run. */
    private final Map<StageOutcome, Counter> skips = new EnumMap<>(StageOutcome.class);

    /** @param tags those of the stage */
    StageMeters(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
        this.in = DistributionSummary.builder("sluice.candidates.in")
                .description("candidates that a stage was given; generators are given none")
                .tags(tags)
                .register(registry);
        this.out = DistributionSummary.builder("sluice.candidates.out")
                .description("candidates that went on from a stage")
                .tags(tags)
                .register(registry);
        for (StageOutcome outcome : StageOutcome.values()) {
            if (!outcome.isRun()) {
                skips.put(outcome, skipped(outcome));
            }
        }
        this.late = Counter.builder("sluice.late")
                .description("times that a stage was not done when its time was up")
                .tags(tags)
                .register(registry);
    }

    void record(StageReport report) {
        Counter skip = skips.get(report.outcome());
        if (skip != null) {
            skip.increment();
            return;
        }
        duration(report.outcome()).record(report.nanos(), TimeUnit.NANOSECONDS);
        if (report.in() > 0) {
            in.record(report.in());
        }
        out.record(report.out());
        if (report.outcome() == StageOutcome.TIMED_OUT) {
            late.increment();
        }
    }

    private Timer duration(StageOutcome outcome) {
        Timer known = durations.get(outcome);
        return known == null ? durations.computeIfAbsent(outcome, this::timer) : known;
    }

    private Timer timer(StageOutcome outcome) {
        return Histograms.timer("sluice.stage.duration", tags)
                .description("time that a stage took")
                .tag("outcome", word(outcome))
                .register(registry);
    }

    private Counter skipped(StageOutcome outcome) {
        return Counter.builder("sluice.stage.skipped")
                .description("times that a stage was not run")
                .tags(tags)
                .tag("outcome", word(outcome))
                .register(registry);
    }

    private static String word(StageOutcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
