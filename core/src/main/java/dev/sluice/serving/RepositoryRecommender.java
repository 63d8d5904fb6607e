package dev.sluice.serving;

import dev.sluice.Deadline;
import dev.sluice.Degradation;
import dev.sluice.ModelVersion;
import dev.sluice.Recommendations;
import dev.sluice.Recommender;
import dev.sluice.Request;
import dev.sluice.internal.notice.Audience;
import dev.sluice.serving.Succession.InService;
import dev.sluice.store.ModelRepository;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Recommends with the version that a repository has current. Each request holds the version it began with until it is
 * answered, and until every generator that was too late for it has ended.
 *
 * <p>When another version becomes current, the one before goes on serving until the next has been prepared: opened, its
 * funnel built, and warmed up with recent requests. That is done by the threads of
 * {@link ServingSettings#withPreparation}, or by {@link #refresh} in the thread that calls it. Without either, the
 * first request that meets the new version prepares it, without a warm-up, while others are answered by the one before;
 * only the very first version lets all requests wait. A version that cannot be prepared, for whatever reason, fails no
 * request: it is logged as an error, told by {@link #status}, and not tried again until yet another version is current
 * or {@link #refresh} is called.
 *
 * <p>Ids are resolved once; that of an item which became another, by {@link dev.sluice.data.duplicate.MergeItems}, is
 * that of the other. A history in the request wins over the one in the sparse table {@code history}, where a version
 * has it, rows being users and entries items, oldest first. What is in the history, or in the sparse table
 * {@code seen.users} beside the stored one, does not come back, unless {@link ServingSettings#seen} says so. Unknown
 * users and items are ordinary: an unknown user with known items in the history is served by what can use a history,
 * one without by the fallback, and the answer's degradations say so.
 *
 * <p>Safe for use by many threads, of which it owns none. It holds a lease on the version in service, during a swap on
 * two, until it is closed, or its repository is and it notices by the next request; what is under way then is answered.
 * The repository is the application's to close.
 */
public final class RepositoryRecommender implements Recommender, AutoCloseable {
    private final Target target;
    private final FunnelFactory factory;
    private final ServingSettings settings;
    private final RequestSample sample;
    private final Gate gate;
    private final Audience<ServingListener> listeners;
    private final Succession succession;

    private RepositoryRecommender(Target target, FunnelFactory factory, ServingSettings settings) {
        this.target = target;
        this.factory = factory;
        this.settings = settings;
        this.sample = new RequestSample(settings.warmUp());
        this.gate = new Gate(settings.admission());
        this.listeners = Audience.of(settings.listeners(), LoggerFactory.getLogger(ServingListener.class));
        this.succession = new Succession(
                target, new Preparation(factory, settings, sample::requests, listeners), settings.preparation());
    }

    /** A recommender over a repository, with the default settings. */
    public static RepositoryRecommender of(ModelRepository repository, FunnelFactory factory) {
        return new RepositoryRecommender(Target.current(repository), factory, ServingSettings.defaults());
    }

    /** A recommender with a version that need not be current, and always that one. */
    public static RepositoryRecommender pinned(
            ModelRepository repository, ModelVersion version, FunnelFactory factory) {
        return new RepositoryRecommender(Target.pinned(repository, version), factory, ServingSettings.defaults());
    }

    /** A recommender over the same repository with other settings; it builds funnels for itself. */
    public RepositoryRecommender with(ServingSettings other) {
        return new RepositoryRecommender(target, factory, other);
    }

    /**
     * Answers a request with the version in service.
     *
     * @throws IllegalStateException if nothing was published yet, the very first version could not be prepared before,
     *     or the recommender or its repository is closed
     * @throws java.io.UncheckedIOException if the very first version cannot be opened
     * @throws dev.sluice.VersionMismatchException if the factory mixed versions
     * @throws java.util.concurrent.CancellationException if the thread was interrupted; it stays interrupted
     */
    @Override
    public Recommendations recommend(Request request) {
        long start = System.nanoTime();
        try {
            Recommendations answer = answer(request);
            noteAnswer(request, answer, start);
            return answer;
        } catch (RuntimeException e) {
            Duration took = since(start);
            listeners.tell(listener -> listener.failed(request, e, took));
            throw e;
        }
    }

    private Recommendations answer(Request request) {
        Deadline deadline = request.timeBudget().map(Deadline::in).orElse(Deadline.NONE);
        boolean entered = gate.enter(deadline);
        try {
            sample.offer(request);
            return answer(request, new Terms(deadline, effort(), entered ? Course.WHOLE : Course.FALLBACK));
        } finally {
            if (entered) {
                gate.leave();
            }
        }
    }

    private Recommendations answer(Request request, Terms terms) {
        Serving serving = succession.hold();
        try {
            return serving.answer(request, terms);
        } finally {
            serving.release();
        }
    }

    private double effort() {
        return settings.qualityFactor().map(QualityFactor::value).orElse(1.0);
    }

    private void noteAnswer(Request request, Recommendations answer, long start) {
        Duration took = since(start);
        settings.qualityFactor().ifPresent(factor -> {
            if (answer.degradedBy(Degradation.Reason.OVERLOAD)) {
                factor.recordMiss();
            } else {
                factor.record(took);
            }
        });
        listeners.tell(listener -> listener.answered(request, answer, took));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /**
     * Puts the current version in service, in the caller's thread, warmed up; looks first which one is current, since
     * another process may have published one. Tries again what could not be prepared before. Called when a process
     * starts, it spares the first requests the wait.
     *
     * @throws java.io.UncheckedIOException if the version cannot be opened
     * @throws RuntimeException if it cannot be prepared; the version before goes on serving
     */
    public void refresh() {
        succession.refresh();
    }

    /**
     * Makes the version before the current one of the repository its current one, and puts it in service, in the
     * caller's thread and without a warm-up. {@link ModelRepository#select} goes forward again.
     *
     * @throws IllegalStateException if there is none before it
     * @throws java.io.UncheckedIOException if it cannot be opened
     */
    public ModelVersion rollback() {
        return succession.rollback();
    }

    /** How it is: for readiness checks and metrics. Never waits. */
    public ServingStatus status() {
        Optional<InService> current = succession.current();
        return new ServingStatus(
                current.map(known -> known.serving().version()),
                current.map(InService::since),
                current.map(known -> known.serving().published()),
                succession.next(),
                succession.failure(),
                effort(),
                gate.load(),
                current.map(known -> known.serving().generators()).orElse(List.of()));
    }

    /** The sample of recent requests that new versions are warmed up with, to be kept in {@link StoredRequests}. */
    public List<Request> recentRequests() {
        return sample.requests();
    }

    /** Gives the version in service back when the last request on it has ended; no other request is answered. */
    @Override
    public void close() {
        succession.close();
    }
}
