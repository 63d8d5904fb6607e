package dev.sluice.store;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a repository that are in use, each open once, and which of them is the current one. Holding the
 * current one takes no lock; a swap lets go of the old one, which is closed when its last holder does.
 */
final class OpenVersions {
    private final RepositoryFiles files;
    private final Map<ModelVersion, OpenVersion> open = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable OpenVersion> current = new AtomicReference<>();

    OpenVersions(RepositoryFiles files) {
        this.files = files;
    }

    /** Holds a version; its snapshot is opened when it is asked for. */
    OpenVersion hold(ModelVersion version) throws IOException {
        if (!files.contains(version)) {
            throw new IOException(files.root() + " has no version " + version + ", it has " + files.versions());
        }
        return open.compute(version, (key, known) -> known != null && known.tryHold() ? known : unopened(key));
    }

    private OpenVersion unopened(ModelVersion version) {
        return new OpenVersion(version, files.directory(version), done -> open.remove(version, done));
    }

    /** Holds a version whose snapshot has been opened, so that requests do not wait for that later. */
    OpenVersion holdOpened(ModelVersion version) throws IOException {
        OpenVersion held = hold(version);
        lease(held);
        return held;
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

    /** Makes a held version the current one and takes over the hold on it. */
    void swap(@Nullable OpenVersion next) {
        OpenVersion previous = current.getAndSet(next);
        if (previous != null) {
            previous.release();
        }
    }

    /** Deletes a version that nobody holds; none can take hold of it meanwhile. */
    void deleteUnlessHeld(ModelVersion version) throws IOException {
        try {
            open.compute(version, (key, known) -> known != null && known.isHeld() ? known : delete(key));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private @Nullable OpenVersion delete(ModelVersion version) {
        try {
            files.delete(version);
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
