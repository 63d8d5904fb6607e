package dev.sluice.observation;

import dev.sluice.funnel.FunnelListener;
import dev.sluice.serving.ServingListener;

/**
 * Events of Java Flight Recorder, for looking into single requests: {@code dev.sluice.Request},
 * {@code dev.sluice.Stage} for each stage of it, and {@code dev.sluice.Swap}. They cost next to nothing unless a
 * recording has them on, as every recording does by default; turn one off by {@code dev.sluice.Stage#enabled=false}.
 *
 * <pre>{@code
 * RepositoryRecommender recommender = RepositoryRecommender.of(models, factory)
 *         .with(ServingSettings.defaults().withListener(FlightRecorderEvents.of("home").requests()));
 * }</pre>
 *
 * <p>Events are of the moment at which a request ends: how long something took is a field of theirs. The events of the
 * stages stand before that of their request, in the same thread. No event names a user or an item, unless the message
 * of an exception that a stage threw does.
 */
public final class FlightRecorderEvents {
    private final String funnel;

    private FlightRecorderEvents(String funnel) {
        this.funnel = funnel;
    }

    /** Events under a name of the application's: what is recommended where. */
    public static FlightRecorderEvents of(String funnel) {
        return new FlightRecorderEvents(funnel);
    }

    /** Listens to a recommender: to {@link dev.sluice.serving.ServingSettings#withListener}. */
    public ServingListener requests() {
        return new RecordedRequests(funnel);
    }

    /**
     * Listens to a funnel that is used without a recommender: to {@link dev.sluice.funnel.FunnelBuilder#listener}. The
     * version of its events is empty.
     */
    public FunnelListener runs() {
        return new RecordedRuns(funnel);
    }
}
