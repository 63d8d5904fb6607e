package dev.sluice.observation;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * Timers as histograms that can be added up over processes. Percentiles, which cannot, are the application's to ask for
 * by a {@code MeterFilter}, as are other bounds.
 */
final class Histograms {
    /** Stages are often done in less than a millisecond, where Micrometer's own histograms begin. */
    private static final Duration SHORTEST = Duration.ofNanos(50_000);

    /** What takes longer than this is past every deadline, and all the same. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Histograms() {}

    static Timer.Builder timer(String name, Tags tags) {
        return Timer.builder(name)
                .tags(tags)
                .publishPercentileHistogram()
                .minimumExpectedValue(SHORTEST)
                .maximumExpectedValue(LONGEST);
    }
}
