package dev.sluice.serving;

import dev.sluice.Recommendations;
import dev.sluice.Recommender;
import dev.sluice.Request;
import dev.sluice.funnel.LoggedRanker;
import dev.sluice.internal.notice.Audience;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.LoggerFactory;

/**
 * Answers with one recommender, and asks another with a share of the same requests, to see what would change with it:
 * the next version, say.
 *
 * <pre>{@code
 * RepositoryRecommender next = RepositoryRecommender.pinned(models, version, factory);
 * ShadowRecommender shadow = ShadowRecommender.of(recommender, next, threads)
 *         .with(ShadowSettings.defaults().withShare(0.05));
 * }</pre>
 *
 * <p>The other is asked on the application's threads, after the answer, with the same seed and without the request's id
 * ({@link LoggedRanker#REQUEST}), so that nothing of it is logged as served. Whatever it does, hang or throw, reaches
 * no request. Requests are chosen by counting, not by chance.
 */
public final class ShadowRecommender implements Recommender {
    private final Recommender primary;
    private final Recommender other;
    private final Executor threads;
    private final ShadowSettings settings;
    private final ShadowComparison comparison;
    private final Audience<ServingListener> listeners;
    private final Semaphore places;
    private final AtomicLong count = new AtomicLong();
    private final LongAdder dropped = new LongAdder();

    private ShadowRecommender(Recommender primary, Recommender other, Executor threads, ShadowSettings settings) {
        this.primary = primary;
        this.other = other;
        this.threads = threads;
        this.settings = settings;
        this.comparison = new ShadowComparison(settings);
        this.listeners = Audience.of(settings.listeners(), LoggerFactory.getLogger(ServingListener.class));
        this.places = new Semaphore(settings.waiting());
    }

    /**
     * A recommender that answers with the primary one and is compared with the other, with the default settings.
     *
     * @param threads on which the other is asked
     */
    public static ShadowRecommender of(Recommender primary, Recommender other, Executor threads) {
        return new ShadowRecommender(primary, other, threads, ShadowSettings.defaults());
    }

    /** A recommender of the same two with other settings, and nothing in its report. */
    public ShadowRecommender with(ShadowSettings changed) {
        return new ShadowRecommender(primary, other, threads, changed);
    }

    /** Answers, and throws, as the primary one does. */
    @Override
    public Recommendations recommend(Request request) {
        long start = System.nanoTime();
        Optional<Recommendations> answer = Optional.empty();
        try {
            answer = Optional.of(primary.recommend(request));
            return answer.get();
        } finally {
            if (isChosen()) {
                handOver(request, new Asked(answer, System.nanoTime() - start));
            }
        }
    }

    private boolean isChosen() {
        long place = count.getAndIncrement();
        return (long) ((place + 1) * settings.share()) > (long) (place * settings.share());
    }

    private void handOver(Request request, Asked first) {
        if (!places.tryAcquire()) {
            dropped.increment();
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    compare(request, first);
                } finally {
                    places.release();
                }
            });
        } catch (RuntimeException | Error e) {
            // Not passed on: the request has its answer.
            places.release();
            dropped.increment();
        }
    }

    private void compare(Request request, Asked first) {
        Request again = request.toBuilder()
                .seed(RequestSeed.of(request))
                .withoutContext(LoggedRanker.REQUEST)
                .build();
        Asked second = Asked.of(other, again);
        comparison.add(first, second);
        first.answer()
                .ifPresent(mine -> second.answer()
                        .ifPresent(theirs -> listeners.tell(listener -> listener.shadowed(request, mine, theirs))));
    }

    /** How the two compare so far. */
    public ShadowReport report() {
        return comparison.report(dropped.sum());
    }
}
