package dev.sluice.observation;

import dev.sluice.ModelVersion;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Shows the version in service as the tag of a gauge that is always 1. The series of the version before goes, so that
 * there is one at a time, however often versions change.
 */
final class VersionMeter {
    private final MeterRegistry registry;
    private final Tags tags;
    private final ReentrantLock changing = new ReentrantLock();
    private Optional<Meter> shown = Optional.empty();

    VersionMeter(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
    }

    void show(ModelVersion version) {
        changing.lock();
        try {
            shown.ifPresent(registry::remove);
            shown = Optional.of(Gauge.builder("sluice.model.info", () -> 1)
                    .description("the version in service")
                    .tags(tags)
                    .tag("version", version.id())
                    .register(registry));
        } finally {
            changing.unlock();
        }
    }
}
