package dev.sluice.serving;

import dev.sluice.PageToken;
import dev.sluice.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The last of every so many requests. Takes no lock. */
final class RequestSample {
    private final WarmUp settings;
    private final AtomicReferenceArray<Request> kept;
    private final AtomicLong count = new AtomicLong();

    RequestSample(WarmUp settings) {
        this.settings = settings;
        this.kept = new AtomicReferenceArray<>(settings.kept());
    }

    void offer(Request request) {
        long place = count.getAndIncrement();
        if (kept.length() > 0 && place % settings.every() == 0 && isSmall(request)) {
            kept.set((int) (place / settings.every() % kept.length()), request);
        }
    }

    /** Those kept, and as long as that is not as many as may be, those that were there to begin with. */
    List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        for (int place = 0; place < kept.length(); place++) {
            Request request = kept.get(place);
            if (request != null) {
                requests.add(request);
            }
        }
        if (requests.size() < Math.max(1, kept.length())) {
            requests.addAll(settings.requests());
        }
        return requests;
    }

    private static boolean isSmall(Request request) {
        int size = request.excluded().size()
                + request.history().map(List::size).orElse(0)
                + request.after().map(PageToken::shown).map(List::size).orElse(0);
        return size <= WarmUp.LARGEST;
    }
}
