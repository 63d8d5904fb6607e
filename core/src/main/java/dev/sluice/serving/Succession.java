package dev.sluice.serving;

import dev.sluice.ModelVersion;
import dev.sluice.store.Lease;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The version in service, and how the next takes its place: it is prepared beside the one before, which goes on
 * serving, and put in service by one write. A version that cannot be prepared is not tried again until another is
 * wanted, or somebody asks for it.
 */
final class Succession {
    private static final Logger LOG = LoggerFactory.getLogger(RepositoryRecommender.class);

    private final Target target;
    private final Preparation preparation;
    private final Optional<Executor> threads;
    private final ReentrantLock preparing = new ReentrantLock();
    private final AtomicBoolean handedOver = new AtomicBoolean();
    private final AtomicInteger urgent = new AtomicInteger();
    private volatile @Nullable InService current;
    private volatile Optional<ModelVersion> next = Optional.empty();
    private volatile Optional<FailedPreparation> failure = Optional.empty();
    private volatile Optional<ModelVersion> refused = Optional.empty();
    private volatile boolean closed;

    Succession(Target target, Preparation preparation, Optional<Executor> threads) {
        this.target = target;
        this.preparation = preparation;
        this.threads = threads;
    }

    /**
     * A version in service.
     *
     * @param since from when on
     */
    record InService(Serving serving, Instant since) {}

    Optional<InService> current() {
        return Optional.ofNullable(current);
    }

    /** The version that is being prepared now. */
    Optional<ModelVersion> next() {
        return next;
    }

    /** Why the newest version could not be prepared, until one could. */
    Optional<FailedPreparation> failure() {
        return failure;
    }

    /** The version in service, held for a request, which must release it. */
    Serving hold() {
        while (true) {
            InService known = current;
            if (known == null) {
                begin();
            } else {
                follow(known.serving());
            }
            InService now = current;
            if (now != null && now.serving().tryHold()) {
                return now.serving();
            }
        }
    }

    /** The first version; those who need it meanwhile wait. */
    private void begin() {
        try {
            preparing.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for the first version");
        }
        try {
            if (current == null) {
                requireOpen();
                Optional<ModelVersion> wanted = target.wanted();
                failure.filter(failed -> wanted.equals(Optional.of(failed.version())))
                        .ifPresent(FailedPreparation::throwAgain);
                prepare(Preparation.Manner.AT_ONCE);
            }
        } finally {
            preparing.unlock();
        }
    }

    /** Sees to it that the wanted version comes into service, if it is not there; what goes wrong harms no request. */
    private void follow(Serving serving) {
        Optional<ModelVersion> wanted = target.wanted();
        if (wanted.isEmpty()) {
            letGo();
            target.lease().close(); // says that the repository is closed
        } else if (isDue(wanted.get(), serving)) {
            threads.ifPresentOrElse(executor -> handOver(wanted.get(), executor), this::prepareHere);
        }
    }

    private boolean isDue(ModelVersion wanted, Serving serving) {
        return !wanted.equals(serving.version())
                && failure.filter(failed -> failed.version().equals(wanted)).isEmpty()
                && urgent.get() == 0;
    }

    private void handOver(ModelVersion wanted, Executor executor) {
        if (!handedOver.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(() -> {
                try {
                    preparing.lock();
                    prepareQuietly(Preparation.Manner.BESIDE);
                } finally {
                    handedOver.set(false);
                }
            });
        } catch (RuntimeException | Error e) {
            handedOver.set(false);
            if (!refused.equals(Optional.of(wanted))) {
                refused = Optional.of(wanted);
                LOG.warn("no thread prepares version {} yet, which each request asks for", wanted, e);
            }
        }
    }

    private void prepareHere() {
        if (preparing.tryLock()) {
            prepareQuietly(Preparation.Manner.AT_ONCE);
        }
    }

    /** Prepares under the lock, and unlocks. A failure has been told, and the version in service stays. */
    private void prepareQuietly(Preparation.Manner manner) {
        try {
            prepare(manner);
        } catch (CancellationException e) {
            LOG.debug("the preparation was interrupted", e);
        } catch (RuntimeException | Error e) {
            LOG.debug("the version in service stays", e);
        } finally {
            preparing.unlock();
        }
    }

    /** Puts the version that is wanted now in service, in the caller's thread. */
    void refresh() {
        preparing.lock();
        try {
            requireOpen();
            target.lookAgain();
            prepare(current == null ? Preparation.Manner.ALONE : Preparation.Manner.BESIDE);
        } finally {
            preparing.unlock();
        }
    }

    /** Makes the version before the repository's current one that, and puts it in service without warming it up. */
    ModelVersion rollback() {
        urgent.incrementAndGet();
        try {
            requireOpen();
            ModelVersion version = target.rollback(); // first, so that a preparation under way ends
            preparing.lock();
            try {
                prepare(Preparation.Manner.AT_ONCE);
            } finally {
                preparing.unlock();
            }
            return version;
        } finally {
            urgent.decrementAndGet();
        }
    }

    /** Prepares the version that is wanted, unless it is in service. Under the lock. */
    private void prepare(Preparation.Manner manner) {
        Optional<ModelVersion> wanted = target.wanted();
        if (wanted.isPresent() && isInService(wanted.get())) {
            return;
        }
        next = wanted;
        try {
            Lease lease = target.lease();
            next = Optional.of(lease.snapshot().version());
            preparation.prepare(lease, manner, this::isPointless).ifPresent(this::swap);
        } catch (CancellationException e) {
            throw e; // this thread was interrupted, which says nothing of the version
        } catch (RuntimeException | Error e) {
            next.ifPresent(version -> note(new FailedPreparation(version, Instant.now(), e)));
            throw e;
        } finally {
            next = Optional.empty();
        }
    }

    private boolean isInService(ModelVersion version) {
        InService known = current;
        return known != null && known.serving().version().equals(version);
    }

    /** Whether nobody needs what is being prepared: the version in service is the wanted one again, or all is over. */
    private boolean isPointless() {
        return closed || target.wanted().filter(this::isInService).isPresent();
    }

    private void note(FailedPreparation failed) {
        failure = Optional.of(failed);
        LOG.error(
                "version {} cannot be served; {}",
                failed.version(),
                current().map(known -> known.serving().version() + " goes on").orElse("there is none to go on with"),
                failed.cause());
    }

    private void swap(Preparation.Prepared prepared) {
        Optional<InService> before;
        synchronized (this) {
            if (closed) {
                prepared.serving().release();
                return;
            }
            before = current();
            prepared.tellBefore(before.map(InService::serving));
            current = new InService(prepared.serving(), Instant.now());
            failure = Optional.empty();
        }
        prepared.tellAfter(before.map(known -> known.serving().version()));
        before.ifPresent(known -> known.serving().release());
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the recommender is closed");
        }
    }

    /** Gives the version in service back. */
    private synchronized void letGo() {
        InService known = current;
        current = null;
        if (known != null) {
            known.serving().release();
        }
    }

    void close() {
        closed = true;
        letGo();
    }
}
