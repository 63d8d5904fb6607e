package dev.sluice.observation;

import dev.sluice.funnel.BreakerState;
import dev.sluice.funnel.GeneratorHealth;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Gauges of the generators of whatever funnel is in service now. */
final class GeneratorMeters<T> {
    private final MeterRegistry registry;
    private final Tags tags;
    private final T watched;
    private final Function<T, List<GeneratorHealth>> healths;
    private final MeterFamily<String> calls = new MeterFamily<>(this::watchCalls);
    private final MeterFamily<String> breakers = new MeterFamily<>(this::watchBreaker);

    /**
     * Gauges that do not keep alive what they watch.
     *
     * @param tags those of the funnel
     */
    GeneratorMeters(MeterRegistry registry, Tags tags, T watched, Function<T, List<GeneratorHealth>> healths) {
        this.registry = registry;
        this.tags = tags;
        this.watched = watched;
        this.healths = healths;
    }

    /** Gives generators their gauges that have none yet. Those of one that is gone are NaN. */
    void update() {
        for (GeneratorHealth health : healths.apply(watched)) {
            calls.of(health.stage());
            if (health.breaker().isPresent()) {
                breakers.of(health.stage());
            }
        }
    }

    private String watchCalls(String stage) {
        gauge("sluice.calls.running", "calls that take up a generator's bound", stage, GeneratorHealth::underWay);
        gauge("sluice.calls.late", "calls that still run though nobody waits for them", stage, GeneratorHealth::late);
        Function<T, List<GeneratorHealth>> source = healths;
        FunctionCounter.builder(
                        "sluice.late.results",
                        watched,
                        state -> value(source.apply(state), stage, GeneratorHealth::lateResults, 0))
                .description("results that came too late and were not used, of the version in service")
                .tags(tags.and("stage", stage))
                .register(registry);
        return stage;
    }

    private String watchBreaker(String stage) {
        gauge("sluice.breaker.state", "0 closed, 1 half open, 2 open", stage, health -> number(health.breaker()));
        return stage;
    }

    private void gauge(String name, String description, String stage, ToDoubleFunction<GeneratorHealth> value) {
        Function<T, List<GeneratorHealth>> source = healths;
        Gauge.builder(name, watched, state -> value(source.apply(state), stage, value, Double.NaN))
                .description(description)
                .tags(tags.and("stage", stage))
                .register(registry);
    }

    private static double value(
            List<GeneratorHealth> healths, String stage, ToDoubleFunction<GeneratorHealth> value, double ifGone) {
        return healths.stream()
                .filter(health -> health.stage().equals(stage))
                .mapToDouble(value)
                .findFirst()
                .orElse(ifGone);
    }

    private static double number(Optional<BreakerState> state) {
        return state.map(known -> switch (known) {
                    case CLOSED -> 0.0;
                    case HALF_OPEN -> 1.0;
                    case OPEN -> 2.0;
                })
                .orElse(Double.NaN);
    }
}
