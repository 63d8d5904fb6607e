package dev.sluice.serving;

import dev.sluice.ModelVersion;
import dev.sluice.funnel.GeneratorHealth;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a recommender is.
 *
 * @param version the version in service; none before the first request or refresh, and after the end
 * @param since from when on it has been
 * @param published when it was published
 * @param preparing the version that is being prepared to take its place
 * @param failure why the newest version could not be prepared, until one could
 * @param qualityFactor the effort that requests are worth now, in (0, 1]
 * @param load how busy it is
 * @param generators how those of the version in service are doing; empty if there is none
 */
public record ServingStatus(
        Optional<ModelVersion> version,
        Optional<Instant> since,
        Optional<Instant> published,
        Optional<ModelVersion> preparing,
        Optional<FailedPreparation> failure,
        double qualityFactor,
        Load load,
        List<GeneratorHealth> generators) {
    public ServingStatus {
        generators = List.copyOf(generators);
    }

    /** Whether a request would be answered without waiting for a version to be prepared. */
    public boolean ready() {
        return version.isPresent();
    }
}
