package dev.sluice.serving;

import dev.sluice.ModelVersion;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners what happened, without letting them harm anybody. */
final class ServingListeners {
    private static final Logger LOG = LoggerFactory.getLogger(ServingListener.class);

    private ServingListeners() {}

    static void answered(List<ServingListener> listeners, Request request, Recommendations answer, Duration took) {
        tell(listeners, listener -> listener.answered(request, answer, took));
    }

    static void failed(List<ServingListener> listeners, Request request, RuntimeException why, Duration took) {
        tell(listeners, listener -> listener.failed(request, why, took));
    }

    static void swapped(List<ServingListener> listeners, Optional<ModelVersion> from, ModelVersion to, Duration took) {
        tell(listeners, listener -> listener.swapped(from, to, took));
    }

    static void shadowed(
            List<ServingListener> listeners, Request request, Recommendations primary, Recommendations other) {
        tell(listeners, listener -> listener.shadowed(request, primary, other));
    }

    private static void tell(List<ServingListener> listeners, Consumer<ServingListener> what) {
        for (ServingListener listener : listeners) {
            try {
                what.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("a recommender's listener failed", e);
            }
        }
    }
}
