package dev.sluice.serving;

import dev.sluice.Deadline;
import dev.sluice.ModelVersion;
import dev.sluice.Request;
import dev.sluice.internal.notice.Audience;
import dev.sluice.store.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a version ready to serve: builds what is made of it, and warms that up with requests. */
final class Preparation {
    private static final Logger LOG = LoggerFactory.getLogger(RepositoryRecommender.class);

    private final FunnelFactory factory;
    private final ServingSettings settings;
    private final Supplier<List<Request>> recent;
    private final Audience<ServingListener> listeners;

    /** @param recent requests to warm up with */
    Preparation(
            FunnelFactory factory,
            ServingSettings settings,
            Supplier<List<Request>> recent,
            Audience<ServingListener> listeners) {
        this.factory = factory;
        this.settings = settings;
        this.recent = recent;
        this.listeners = listeners;
    }

    /** What else is going on. */
    enum Manner {
        /** Another version serves meanwhile, whose requests need the processors: there are pauses in the warm-up. */
        BESIDE {
            @Override
            void pause(long nanos) {
                LockSupport.parkNanos(nanos);
            }
        },
        /** Nothing serves yet. */
        ALONE,
        /** Requests wait for it: there is no warm-up. */
        AT_ONCE;

        void pause(long nanos) {
            // no request needs the processors
        }
    }

    /**
     * Prepares a version, unless that becomes pointless meanwhile.
     *
     * @param lease given back if nothing comes of it
     */
    Optional<Prepared> prepare(Lease lease, Manner manner, BooleanSupplier pointless) {
        long start = System.nanoTime();
        Serving serving = Serving.of(lease, factory, settings);
        boolean wanted = false;
        try {
            Rehearsal rehearsal = manner == Manner.AT_ONCE ? Rehearsal.NONE : rehearse(serving, manner, pointless);
            wanted = !pointless.getAsBoolean();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return wanted ? Optional.of(new Prepared(serving, rehearsal, took, listeners)) : Optional.empty();
        } finally {
            if (!wanted) {
                serving.release();
            }
        }
    }

    private Rehearsal rehearse(Serving serving, Manner manner, BooleanSupplier pointless) {
        return new WarmingUp(settings.warmUp(), System::nanoTime, manner::pause)
                .replay(
                        recent.get(),
                        (request, time) -> {
                            Duration budget = request.timeBudget()
                                    .filter(own -> own.compareTo(time) < 0)
                                    .orElse(time);
                            serving.answer(request, new Terms(Deadline.in(budget), 1, Course.REHEARSAL));
                        },
                        pointless);
    }

    /**
     * A version that is ready to serve.
     *
     * @param took how long that took
     */
    record Prepared(Serving serving, Rehearsal rehearsal, Duration took, Audience<ServingListener> listeners) {
        /** Says what is about to happen. Both versions are mapped until requests on the one before have ended. */
        void tellBefore(Optional<Serving> before) {
            LOG.info(
                    "version {} ({} bytes) takes the place of {} ({} bytes), prepared in {} ms; {}",
                    serving.version(),
                    serving.bytes(),
                    before.map(old -> old.version().id()).orElse("none"),
                    before.map(Serving::bytes).orElse(0L),
                    took.toMillis(),
                    rehearsal);
        }

        void tellAfter(Optional<ModelVersion> before) {
            listeners.tell(listener -> listener.swapped(before, serving.version(), took));
        }
    }
}
