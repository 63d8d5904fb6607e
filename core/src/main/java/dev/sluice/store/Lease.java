package dev.sluice.store;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Holds a snapshot open. As long as a lease is held nothing of its version is unmapped or deleted; close it when the
 * last index and vector of the version is out of use.
 */
public final class Lease implements AutoCloseable {
    private final OpenVersion version;
    private final ModelSnapshot snapshot;
    private final AtomicBoolean closed = new AtomicBoolean();

    Lease(OpenVersion version, ModelSnapshot snapshot) {
        this.version = version;
        this.snapshot = snapshot;
    }

    /**
     * The snapshot.
     *
     * @throws IllegalStateException if the lease was given back
     */
    public ModelSnapshot snapshot() {
        if (closed.get()) {
            throw new IllegalStateException("the lease on version " + snapshot.version() + " was given back");
        }
        return snapshot;
    }

    /** Gives the lease back; again and again does no harm. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            version.release();
        }
    }
}
