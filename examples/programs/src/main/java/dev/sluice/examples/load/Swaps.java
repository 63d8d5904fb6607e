package dev.sluice.examples.load;

import dev.sluice.ModelVersion;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.serving.ServingListener;
import dev.sluice.store.ModelRepository;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one version after the other the current one, each once the one before has come into service, and counts how
 * often that was. Belongs to one thread, but for what it hears as a listener.
 */
final class Swaps implements ServingListener, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Swaps.class);

    private static final long PAUSE_NANOS = 1_000_000;

    private final ModelRepository repository;
    private final AtomicBoolean pending = new AtomicBoolean();
    private final AtomicLong swapped = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();
    private Optional<Ticker> clock = Optional.empty();

    Swaps(ModelRepository repository) {
        this.repository = repository;
    }

    /** Begins, if there is an interval, and counts from here. */
    void begin(OptionalDouble every) {
        swapped.set(0);
        if (every.isPresent()) {
            clock = Optional.of(new Ticker("swaps", every.getAsDouble(), this::swap));
        }
    }

    private void swap() {
        try {
            if (pending.compareAndSet(false, true)) {
                repository.select(next());
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("no other version was selected", e);
        }
    }

    /** Selects no other any more, and waits until the last one selected is in service, or the time is up. */
    void end(Duration atMost) {
        close();
        long until = System.nanoTime() + atMost.toNanos();
        while (pending.get()
                && System.nanoTime() - until < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private ModelVersion next() throws IOException {
        List<ModelVersion> versions = repository.versions();
        int current = repository.current().map(versions::indexOf).orElse(0);
        return versions.get((current + 1) % versions.size());
    }

    @Override
    public void answered(Request request, Recommendations answer, Duration took) {
        // Answers are counted where they were asked for.
    }

    @Override
    public void swapped(Optional<ModelVersion> from, ModelVersion to, Duration took) {
        pending.set(false);
        swapped.incrementAndGet();
        longest.accumulateAndGet(took.toNanos(), Math::max);
    }

    /** How often a version came into service. */
    long count() {
        return swapped.get();
    }

    /** Milliseconds of the longest preparation. */
    double longestMillis() {
        return longest.get() / 1e6;
    }

    @Override
    public void close() {
        clock.ifPresent(Ticker::close);
    }
}
