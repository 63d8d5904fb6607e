package dev.sluice.serving;

import dev.sluice.ModelVersion;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Notes swaps, and throws at every turn. */
record Swaps(List<String> swaps) implements ServingListener {
    @Override
    public void answered(Request request, Recommendations answer, Duration took) {
        throw new IllegalStateException("a listener that throws");
    }

    @Override
    public void swapped(Optional<ModelVersion> from, ModelVersion to, Duration took) {
        swaps.add(from.map(ModelVersion::id).orElse("none") + " to " + to);
        throw new IllegalStateException("a listener that throws");
    }
}
