package dev.sluice.observation;

import dev.sluice.Degradation;
import dev.sluice.Degradation.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What is counted and timed of the answers of one funnel. */
final class AnswerMeters {
    /** Those that say that the answer has items of the fallback, or nothing else. */
    private static final Set<Reason> OF_THE_FALLBACK = EnumSet.of(Reason.FALLBACK, Reason.QUORUM, Reason.OVERLOAD);

    private final MeterRegistry registry;
    private final Tags tags;
    private final Map<AnswerOutcome, Timer> durations = new EnumMap<>(AnswerOutcome.class);
    private final Map<Reason, Counter> degraded = new EnumMap<>(Reason.class);
    private final Counter fallback;
    private final Counter unknownUsers;
    private final Counter items;
    private final Counter shortfall;
    private final MeterFamily<Counter> sources;

    /** @param tags those of the funnel */
    AnswerMeters(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
        for (AnswerOutcome outcome : AnswerOutcome.values()) {
            durations.put(outcome, duration(outcome));
        }
        for (Reason reason : Reason.values()) {
            degraded.put(reason, degraded(reason));
        }
        this.fallback = counter("sluice.fallback", "answers with items of the fallback", tags);
        this.unknownUsers = counter("sluice.users.unknown", "requests for users of whom the model has no row", tags);
        this.items = counter("sluice.items", "items in answers", tags);
        this.shortfall = counter("sluice.shortfall", "items that were asked for and are in no answer", tags);
        this.sources = new MeterFamily<>(this::source);
    }

    void answered(List<Degradation> degradations, int answered, int missing, long nanos) {
        ended(AnswerOutcome.of(!degradations.isEmpty()), nanos);
        items.increment(answered);
        shortfall.increment(missing);
        if (!degradations.isEmpty()) {
            degraded(degradations);
        }
    }

    void ended(AnswerOutcome outcome, long nanos) {
        Objects.requireNonNull(durations.get(outcome)).record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Counts items that this source proposed. */
    void proposed(String source, int count) {
        sources.of(source).increment(count);
    }

    /** Each reason counts once an answer, however many stages had it. */
    private void degraded(List<Degradation> degradations) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        degradations.forEach(degradation -> reasons.add(degradation.reason()));
        reasons.forEach(reason -> Objects.requireNonNull(degraded.get(reason)).increment());
        if (reasons.contains(Reason.UNKNOWN_USER)) {
            unknownUsers.increment();
        }
        if (!Collections.disjoint(reasons, OF_THE_FALLBACK)) {
            fallback.increment();
        }
    }

    private Timer duration(AnswerOutcome outcome) {
        return Histograms.timer("sluice.request.duration", tags)
                .description("time from the request to the answer")
                .tag("outcome", outcome.label())
                .register(registry);
    }

    private Counter degraded(Reason reason) {
        return counter(
                "sluice.degraded",
                "answers that are less than they could have been",
                tags.and("reason", reason.name().toLowerCase(Locale.ROOT)));
    }

    private Counter source(String name) {
        return counter("sluice.sources", "items in answers that a source proposed", tags.and("source", name));
    }

    private Counter counter(String name, String description, Tags of) {
        return Counter.builder(name).description(description).tags(of).register(registry);
    }
}
