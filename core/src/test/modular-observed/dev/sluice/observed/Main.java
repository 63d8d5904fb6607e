package dev.sluice.observed;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.funnel.Funnel;
import dev.sluice.observation.FlightRecorderEvents;
import dev.sluice.observation.MicrometerMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Runs a funnel once and prints how many items were counted. */
public final class Main {
    private Main() {}

    /** Runs. */
    public static void main(String[] args) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Funnel funnel = Funnel.of(new ModelVersion("v"))
                .generator("two", (query, limit) -> Candidates.of(new int[] {1, 2}, new float[] {2, 1}), 10)
                .withoutFallback()
                .listener(MicrometerMetrics.of(registry, "home").runs())
                .listener(FlightRecorderEvents.of("home").runs())
                .build();
        funnel.run(Query.of(funnel.version(), ItemSet.all(3)).build());
        System.out.println(registry.get("sluice.items").counter().count());
    }
}
