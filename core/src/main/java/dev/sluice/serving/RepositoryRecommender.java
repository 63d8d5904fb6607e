package dev.sluice.serving;

import dev.sluice.Deadline;
import dev.sluice.Query;
import dev.sluice.Recommendations;
import dev.sluice.Recommender;
import dev.sluice.Request;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Recommends with whatever version a repository has current. Each request holds the version it began with until it is
 * answered, and until every generator that was too late for it has ended; the request after a swap is answered by the
 * new version, whose funnel it builds.
 *
 * <p>Ids are resolved once; that of an item which became another, by {@link dev.sluice.data.duplicate.MergeItems}, is
 * that of the other. A history in the request wins over the one in the sparse table {@code history}, where a version
 * has it, rows being users and entries items, oldest first. What is in the history, or in the sparse table
 * {@code seen.users} beside the stored one, does not come back, unless {@link ServingSettings#seen} says so. Unknown
 * users and items are ordinary: an unknown user with known items in the history is served by what can use a history,
 * one without by the fallback, and the answer's degradations say so.
 *
 * <p>Safe for use by many threads. Closes nothing: the repository is the application's.
 */
public final class RepositoryRecommender implements Recommender {
    private final ModelRepository repository;
    private final FunnelFactory factory;
    private final ServingSettings settings;
    private final ReentrantLock building = new ReentrantLock();
    private volatile @Nullable Serving latest;

    private RepositoryRecommender(ModelRepository repository, FunnelFactory factory, ServingSettings settings) {
        this.repository = repository;
        this.factory = factory;
        this.settings = settings;
    }

    /** A recommender over a repository, with the default settings. */
    public static RepositoryRecommender of(ModelRepository repository, FunnelFactory factory) {
        return new RepositoryRecommender(repository, factory, ServingSettings.defaults());
    }

    /** A recommender over the same repository with other settings; it builds funnels for itself. */
    public RepositoryRecommender with(ServingSettings other) {
        return new RepositoryRecommender(repository, factory, other);
    }

    /**
     * Answers a request with the current version.
     *
     * @throws IllegalStateException if nothing was published yet
     * @throws UncheckedIOException if the version cannot be opened
     * @throws dev.sluice.VersionMismatchException if the factory mixed versions
     * @throws java.util.concurrent.CancellationException if the thread was interrupted; it stays interrupted
     */
    @Override
    public Recommendations recommend(Request request) {
        Deadline deadline = request.timeBudget().map(Deadline::in).orElse(Deadline.NONE);
        Lease lease = lease();
        Holds holds = new Holds(lease::close);
        try {
            Serving serving = serving(lease.snapshot());
            Resolution resolution = new Resolution(serving.snapshot(), serving.aliases(), request);
            Query query = resolution.query(serving.items(), settings.seen(), deadline);
            holds.tryHold();
            return serving.answer(request, query, resolution.degradations(), holds::release);
        } finally {
            holds.release();
        }
    }

    private Lease lease() {
        try {
            return repository.lease();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What belongs to this very snapshot. A version that was closed and opened again, after a rollback, is another
     * snapshot with other tables.
     */
    private Serving serving(ModelSnapshot snapshot) {
        Serving known = latest;
        if (known != null && known.snapshot() == snapshot) {
            return known;
        }
        building.lock();
        try {
            known = latest;
            if (known == null || known.snapshot() != snapshot) {
                known = Serving.of(snapshot, factory, settings);
                latest = known;
            }
            return known;
        } finally {
            building.unlock();
        }
    }
}
