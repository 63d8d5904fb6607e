package dev.sluice.store;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions of a repository that are in use, each open once, and which of them is the current one. Holding the
 * current one takes no lock; a swap lets go of the old one, which is closed when its last holder does.
 */
final class OpenVersions {
    private static final Logger LOG = LoggerFactory.getLogger(OpenVersions.class);

    private final RepositoryFiles files;
    private final Map<ModelVersion, OpenVersion> open = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable OpenVersion> current = new AtomicReference<>();
    private volatile boolean closed;

    OpenVersions(RepositoryFiles files) {
        this.files = files;
    }

    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the repository " + files.root() + " is closed");
        }
    }

    /** Holds a version that is there; its snapshot is opened when it is asked for. */
    OpenVersion hold(ModelVersion version) {
        return open.compute(version, (key, known) -> known != null && known.tryHold() ? known : unopened(key));
    }

    private OpenVersion unopened(ModelVersion version) {
        return new OpenVersion(version, files.directory(version), this::closed);
    }

    /** A lease that takes over the hold on a version. */
    static Lease lease(OpenVersion held) throws IOException {
        try {
            return new Lease(held, held.snapshot());
        } catch (IOException | RuntimeException | Error e) {
            held.release();
            throw e;
        }
    }

    Optional<ModelVersion> current() {
        return Optional.ofNullable(current.get()).map(OpenVersion::version);
    }

    /** Holds the current version, if there is one. */
    Optional<OpenVersion> holdCurrent() {
        while (true) {
            OpenVersion version = current.get();
            if (version == null) {
                return Optional.empty();
            }
            if (version.tryHold()) {
                return Optional.of(version);
            }
        }
    }

    void requirePublished(ModelVersion version) throws IOException {
        List<ModelVersion> versions = files.versions();
        if (!versions.contains(version)) {
            throw new IOException(files.root() + " has no version " + version + ", it has " + versions);
        }
    }

    /** Begins with the version that CURRENT names, which is opened when it is leased. */
    void begin() throws IOException {
        follow(this::hold);
        if (current.get() == null && !files.versions().isEmpty()) {
            LOG.warn(files.whyNothingIsCurrent());
        }
    }

    /** Makes the version that CURRENT names now the current one here. */
    synchronized void refresh() throws IOException {
        requireOpen();
        follow(this::holdOpened);
    }

    private void follow(Hold hold) throws IOException {
        Optional<ModelVersion> named = files.current();
        while (named.isPresent() && !named.equals(current())) {
            try {
                requirePublished(named.get());
                swap(hold.on(named.get()));
            } catch (IOException e) {
                Optional<ModelVersion> now = files.current();
                if (now.equals(named)) {
                    throw e;
                }
                named = now; // another process has published one and deleted this
            }
        }
    }

    private interface Hold {
        OpenVersion on(ModelVersion version) throws IOException;
    }

    /** Opens a version, then makes it the current one on disk and here. */
    synchronized void makeCurrent(ModelVersion version) throws IOException {
        requireOpen();
        OpenVersion next = holdOpened(version);
        try {
            files.makeCurrent(version);
        } catch (IOException | RuntimeException | Error e) {
            next.release();
            throw e;
        }
        swap(next);
    }

    /** Holds a version whose snapshot has been opened, so that requests do not wait for that later. */
    private OpenVersion holdOpened(ModelVersion version) throws IOException {
        OpenVersion held = hold(version);
        lease(held);
        return held;
    }

    /** Makes a held version the current one and takes over the hold on it. */
    private void swap(@Nullable OpenVersion next) {
        OpenVersion previous = current.getAndSet(next);
        if (previous != null) {
            previous.release();
        }
    }

    /** Lets go of the current version. */
    synchronized void close() {
        closed = true;
        swap(null);
    }

    /** Deletes a version that nobody holds; none can take hold of it meanwhile. */
    void deleteUnlessHeld(ModelVersion version) {
        open.compute(version, (key, known) -> {
            if (known != null && known.isHeld()) {
                return known;
            }
            files.delete(key);
            return null;
        });
    }

    /** Deletes the superseded versions that nobody holds, under the repository's lock. */
    void deleteSuperseded() throws IOException {
        files.superseded().forEach(this::deleteUnlessHeld);
    }

    /** Forgets a version that was closed; one that is superseded goes, unless someone else changes the repository. */
    private void closed(OpenVersion done) {
        ModelVersion version = done.version();
        open.remove(version, done);
        try {
            if (files.superseded().contains(version)) {
                RepositoryLock.ifFree(files.root(), this::deleteSuperseded);
            }
        } catch (IOException e) {
            LOG.warn("whether {} is to be deleted could not be seen", files.directory(version), e);
        }
    }
}
