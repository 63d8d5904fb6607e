package dev.sluice.store;

import dev.sluice.ModelVersion;
import dev.sluice.internal.file.Durably;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A directory of model versions, each immutable once published, and the name of the current one. A version is published
 * whole or not at all: it is written aside, forced to disk and then renamed, so that a crash leaves what was there
 * before.
 *
 * <p>Safe for use by many threads and by many processes, of which one at a time publishes. {@link #lease} takes no
 * lock. A version that is no longer current is closed when its last lease ends.
 */
@SuppressWarnings("try") // what is held is not used
public final class ModelRepository implements Closeable {
    private final RepositoryFiles files;
    private final OpenVersions open;

    private ModelRepository(RepositoryFiles files) {
        this.files = files;
        this.open = new OpenVersions(files);
    }

    /** Writes the tables of one version. */
    @FunctionalInterface
    public interface Content {
        /** Writes every table. Whatever it throws cancels the publication. */
        void write(SnapshotWriter writer) throws IOException;
    }

    /**
     * Opens a repository, making the directory if there is none. What a process left that died while it was publishing
     * is removed, unless another is publishing now. A process that may not write there can lease what others publish.
     *
     * @throws IOException if the current version is not there
     */
    public static ModelRepository open(Path directory) throws IOException {
        ModelRepository repository = new ModelRepository(new RepositoryFiles(Durably.createDirectories(directory)));
        if (Files.isWritable(directory)) {
            RepositoryLock.ifFree(directory, repository::cleanUp);
        }
        repository.open.begin();
        return repository;
    }

    private void cleanUp() throws IOException {
        files.cleanUp();
        open.deleteSuperseded();
    }

    /**
     * Publishes a new version and makes it the current one. Leases on older versions stay good. Waits while another
     * thread or process publishes. The new version is opened before it becomes the current one, so what cannot be
     * opened is not published.
     *
     * @throws IllegalStateException if the content has no catalogue or left a table open
     * @throws IOException if it cannot be written, or a table does not fit the catalogue. Whatever is thrown, nothing
     *     has changed then; what goes wrong after the version was made the current one is logged
     */
    public ModelVersion publish(Content content) throws IOException {
        open.requireOpen();
        try (RepositoryLock lock = RepositoryLock.acquire(files.root())) {
            cleanUp();
            ModelVersion version = files.next();
            try (Closeable end = () -> files.end(version)) {
                write(version, content);
                files.place(version);
                open.makeCurrent(version);
            }
            return version;
        }
    }

    private void write(ModelVersion version, Content content) throws IOException {
        SnapshotWriter writer = new SnapshotWriter(files.begin(version), version);
        try {
            content.write(writer);
            writer.finish();
        } finally {
            writer.abandon();
        }
    }

    /**
     * Holds the current version open. After the first call for a version this costs no file access.
     *
     * @throws IllegalStateException if nothing was published yet, or CURRENT was lost, which {@link #publish} and
     *     {@link #rollback} mend
     * @throws dev.sluice.VersionMismatchException if a file of the version belongs to another
     * @throws IOException if the version cannot be opened whole
     */
    public Lease lease() throws IOException {
        open.requireOpen();
        Optional<OpenVersion> held = open.holdCurrent();
        if (held.isEmpty()) {
            open.requireOpen(); // it may have been closed meanwhile
            throw new IllegalStateException(files.whyNothingIsCurrent());
        }
        return OpenVersions.lease(held.get());
    }

    /**
     * Holds a version open that need not be the current one.
     *
     * @throws IOException if there is no such version, or it cannot be opened whole
     */
    public Lease lease(ModelVersion version) throws IOException {
        open.requireOpen();
        open.requirePublished(version);
        return OpenVersions.lease(open.hold(version));
    }

    /** The current version, if anything was published. */
    public Optional<ModelVersion> current() {
        return open.current();
    }

    /** The published versions, oldest first. */
    public List<ModelVersion> versions() throws IOException {
        return files.versions();
    }

    /**
     * Looks again which version is current, since another process may have published one. Opens it before the old one
     * is let go.
     *
     * @throws IOException if it cannot be opened; the old one stays current here
     */
    public void refresh() throws IOException {
        open.refresh();
    }

    /**
     * The version that {@link #refresh} would open: another process has published it, and it is not the current one
     * here. With {@link #size} a server can see beforehand whether both fit into its memory.
     */
    public Optional<ModelVersion> pending() throws IOException {
        return files.current().filter(named -> !current().equals(Optional.of(named)));
    }

    /**
     * How large a version is. Reads its manifest and opens nothing.
     *
     * @throws IOException if there is no such version, or its manifest cannot be read
     */
    public VersionSize size(ModelVersion version) throws IOException {
        open.requirePublished(version);
        return ManifestFile.read(files.directory(version)).size();
    }

    /**
     * Makes the version before the current one the current one; where CURRENT was lost, the newest.
     *
     * @throws IllegalStateException if there is none before it
     */
    public ModelVersion rollback() throws IOException {
        open.requireOpen();
        try (RepositoryLock lock = RepositoryLock.acquire(files.root())) {
            cleanUp();
            ModelVersion version = beforeCurrent();
            open.makeCurrent(version);
            return version;
        }
    }

    /**
     * Makes a published version the current one, forward or back, as to go forward again after a {@link #rollback}.
     *
     * @throws IOException if there is no such version, or it cannot be opened whole; nothing has changed then
     */
    public void select(ModelVersion version) throws IOException {
        open.requireOpen();
        try (RepositoryLock lock = RepositoryLock.acquire(files.root())) {
            cleanUp();
            open.requirePublished(version);
            open.makeCurrent(version);
        }
    }

    private ModelVersion beforeCurrent() throws IOException {
        Optional<ModelVersion> named = files.current();
        List<ModelVersion> versions = versions();
        int place = named.map(versions::indexOf).orElse(versions.size());
        if (place < 1) {
            throw new IllegalStateException(
                    "no version before " + named.map(ModelVersion::id).orElse("the first"));
        }
        return versions.get(place - 1);
    }

    /**
     * Deletes all but the newest {@code count} versions, the current one and those leased through this object. Other
     * leases are not known here; their mapped tables stay readable where the system keeps deleted files that are in
     * use.
     *
     * @param count at least 1
     */
    public void retain(int count) throws IOException {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1: " + count);
        }
        open.requireOpen();
        try (RepositoryLock lock = RepositoryLock.acquire(files.root())) {
            cleanUp();
            List<ModelVersion> versions = versions();
            for (ModelVersion version : versions.subList(0, Math.max(0, versions.size() - count))) {
                if (!files.current().equals(Optional.of(version))) {
                    open.deleteUnlessHeld(version);
                }
            }
        }
    }

    /**
     * Forgets a user who asks for that: every version that knows the user is written anew, with zeros in the user's
     * rows of {@code .users} tables, an empty list in the sparse ones and in {@code history}, and neither id nor
     * attributes in the catalogue. Other rows stay as they are and where they are, and a version keeps its place among
     * the others under a new name. When this returns the current version, and every other that can be leased, does not
     * know the user. Other processes go on with what they have leased until they {@link #refresh}.
     *
     * <p>Nothing that is mapped is changed, so leases stay good; the data are gone when the last lease on a version as
     * it was ends, which the result tells. Asking again later is right, cheap, and tells the same of what is left.
     *
     * <p>After a crash or an error each version is either as it was or without the user: ask again. What the items'
     * vectors have learned from the user's events stays, and so does what the publisher noted as provenance; to keep
     * the user out of the next version, leave the events out of its data. Costs a copy of every version that knows the
     * user, of which there is room for one at a time to be kept.
     *
     * @param user the application's id; one that no version knows is an ordinary case, and nothing is changed then
     * @throws IOException if some versions could not be written anew; the others were
     */
    public Erasure erase(String user) throws IOException {
        open.requireOpen();
        try (RepositoryLock lock = RepositoryLock.acquire(files.root())) {
            cleanUp();
            open.refresh();
            return new UserEraser(files, open, user).erase();
        }
    }

    /** Lets go of the current version. Leases stay good until they are given back. */
    @Override
    public void close() {
        open.close();
    }
}
