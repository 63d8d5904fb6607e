package dev.sluice.observation;

import dev.sluice.ModelVersion;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.StageReport;
import dev.sluice.serving.ServingListener;
import java.time.Duration;
import java.util.Optional;

/** Events of the requests to a recommender, and of its swaps. */
record RecordedRequests(String funnel) implements ServingListener {
    @Override
    public void answered(Request request, Recommendations answer, Duration took) {
        for (StageReport report : answer.stages()) {
            StageEvent.emit(funnel, report);
        }
        RequestEvent event = new RequestEvent();
        if (event.isEnabled()) {
            event.funnel = funnel;
            event.version = answer.version().id();
            event.describe(answer.degradations(), answer.items().size(), answer.shortfall());
            event.took = took.toNanos();
            event.commit();
        }
    }

    @Override
    public void failed(Request request, RuntimeException why, Duration took) {
        RequestEvent event = new RequestEvent();
        if (event.isEnabled()) {
            event.funnel = funnel;
            event.outcome = AnswerOutcome.FAILED.label();
            event.requested = request.limit();
            event.failure = why.getClass().getName();
            event.took = took.toNanos();
            event.commit();
        }
    }

    @Override
    public void swapped(Optional<ModelVersion> from, ModelVersion to, Duration took) {
        SwapEvent event = new SwapEvent();
        if (event.isEnabled()) {
            event.funnel = funnel;
            event.from = from.map(ModelVersion::id).orElse("");
            event.to = to.id();
            event.took = took.toNanos();
            event.commit();
        }
    }
}
