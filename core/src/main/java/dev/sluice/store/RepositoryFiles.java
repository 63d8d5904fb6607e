package dev.sluice.store;

import dev.sluice.ModelVersion;
import dev.sluice.internal.file.Durably;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a repository:
 *
 * <pre>
 * CURRENT                       the id of the current version
 * LOCK                          locked by whoever changes the repository
 * versions/ID/                  a version: tables, catalogue, manifest.json
 * versions/.writing-ID/content  one that is being written
 * versions/.deleted-ID/         one that is being deleted
 * </pre>
 *
 * A version is renamed to its place first, named in CURRENT then, and the directory in which it was written goes last.
 * So a version is unfinished, and to be thrown away, when that directory is there and CURRENT names another. A version
 * that is written anew gets the next revision of its {@link VersionName}; once that is finished it is superseded, and
 * to be deleted when nobody holds it any more.
 *
 * <p>What cannot be deleted, as a file that is mapped on Windows, is left for the next {@link #cleanUp}. Methods that
 * change something need the {@link RepositoryLock}.
 */
final class RepositoryFiles {
    private static final Logger LOG = LoggerFactory.getLogger(RepositoryFiles.class);
    private static final String WRITING = ".writing-";
    private static final String DELETED = ".deleted-";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path root;
    private final Path versions;
    private final Removal removal;

    RepositoryFiles(Path root) throws IOException {
        this(root, Removal.ASIDE);
    }

    RepositoryFiles(Path root, Removal removal) throws IOException {
        this.root = root;
        this.versions = Durably.createDirectories(root.resolve("versions"));
        this.removal = removal;
    }

    /** Removes a directory with everything in it. */
    @FunctionalInterface
    interface Removal {
        /** Renames it first, so that it vanishes in one step. */
        Removal ASIDE = (directory, aside) -> {
            if (!directory.equals(aside)) {
                Durably.rename(directory, aside);
            }
            Durably.deleteTree(aside);
        };

        /**
         * Removes it, or throws and leaves it for another time.
         *
         * @param aside a name for it while it is being deleted; its own if it has one already
         */
        void remove(Path directory, Path aside) throws IOException;
    }

    Path root() {
        return root;
    }

    /** Where a published version is. */
    Path directory(ModelVersion version) {
        return versions.resolve(version.id());
    }

    /** The version that CURRENT names. */
    Optional<ModelVersion> current() throws IOException {
        try {
            return Optional.of(
                    new ModelVersion(Files.readString(root.resolve("CURRENT")).strip()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new IOException(root.resolve("CURRENT") + ": " + e.getMessage(), e);
        }
    }

    /**
     * Names a version in CURRENT.
     *
     * @throws IOException if CURRENT is as it was; an error after it was replaced is logged
     */
    void makeCurrent(ModelVersion version) throws IOException {
        try {
            Durably.write(root.resolve("CURRENT"), version.id() + "\n");
        } catch (IOException e) {
            if (!isCurrent(version)) {
                throw e;
            }
            LOG.warn("{} names {}, but may name the one before after a loss of power", root, version, e);
        }
    }

    private boolean isCurrent(ModelVersion version) throws IOException {
        return current().equals(Optional.of(version));
    }

    /** What to say when CURRENT names no version. */
    String whyNothingIsCurrent() throws IOException {
        List<ModelVersion> versions = versions();
        return versions.isEmpty()
                ? "nothing was published to " + root
                : root + " has lost the file CURRENT; it has " + versions
                        + ": publish another or roll back to the newest";
    }

    /** The published versions, oldest first; without those that are superseded. */
    List<ModelVersion> versions() throws IOException {
        List<VersionName> finished = finished();
        return finished.stream()
                .filter(name -> !isSuperseded(name, finished))
                .map(VersionName::version)
                .toList();
    }

    /** The versions that were written anew and are still there. */
    List<ModelVersion> superseded() throws IOException {
        List<VersionName> finished = finished();
        return finished.stream()
                .filter(name -> isSuperseded(name, finished))
                .map(VersionName::version)
                .toList();
    }

    private static boolean isSuperseded(VersionName name, List<VersionName> finished) {
        return finished.stream().anyMatch(other -> other.isOf(name) && other.revision() > name.revision());
    }

    private List<VersionName> finished() throws IOException {
        Optional<ModelVersion> current = current();
        List<VersionName> finished = new ArrayList<>();
        for (String entry : names()) {
            Optional<VersionName> name = VersionName.of(entry);
            if (name.isPresent()
                    && (current.equals(Optional.of(name.get().version())) || !isBeingWritten(name.get()))) {
                finished.add(name.get());
            }
        }
        finished.sort(null);
        return finished;
    }

    private boolean isBeingWritten(VersionName name) {
        return Files.exists(writing(name.version()));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(versions)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    /** A name for the next version; its random part tells it from those of other repositories. */
    ModelVersion next() throws IOException {
        long last = finished().stream().mapToLong(VersionName::number).max().orElse(0);
        return new ModelVersion(String.format(Locale.ROOT, "v%06d-%08x", last + 1, RANDOM.nextInt()));
    }

    /** A name for a version that is to be written anew. */
    ModelVersion again(ModelVersion version) throws IOException {
        VersionName name = VersionName.of(version.id()).orElseThrow();
        int last = name.revision();
        for (String entry : names()) {
            String id = entry.replace(WRITING, "").replace(DELETED, "");
            Optional<VersionName> other = VersionName.of(id).filter(name::isOf);
            last = Math.max(last, other.map(VersionName::revision).orElse(0));
        }
        return new VersionName(name.number(), name.first(), last + 1).version();
    }

    /** Makes the directory in which a version is to be written. */
    Path begin(ModelVersion version) throws IOException {
        return Files.createDirectories(writing(version).resolve("content"));
    }

    /** Moves what was written to its place; it is not finished yet. */
    void place(ModelVersion version) throws IOException {
        if (Files.exists(directory(version))) {
            throw new FileAlreadyExistsException(directory(version).toString());
        }
        Durably.rename(writing(version).resolve("content"), directory(version));
    }

    /** Finishes a version that was placed and need not become the current one. */
    void finish(ModelVersion version) throws IOException {
        Durably.deleteTree(writing(version));
    }

    /** Ends the writing of a version: one that is neither finished nor the current one is thrown away. */
    void end(ModelVersion version) {
        try {
            if (Files.exists(writing(version))) {
                boolean stays = !Files.exists(directory(version)) || isCurrent(version);
                if (stays || delete(version)) {
                    remove(writing(version), writing(version));
                }
            }
        } catch (IOException e) {
            LOG.warn("whether {} is current could not be seen", version, e);
        }
    }

    /** Deletes a version, which vanishes in one step; returns whether that was possible. */
    boolean delete(ModelVersion version) {
        return remove(directory(version), versions.resolve(DELETED + version.id()));
    }

    private boolean remove(Path directory, Path aside) {
        try {
            removal.remove(directory, aside);
            return true;
        } catch (IOException e) {
            LOG.warn("{} is left until the repository is changed or opened again", directory, e);
            return false;
        }
    }

    /** Ends what a process that died had begun. */
    void cleanUp() throws IOException {
        Files.deleteIfExists(root.resolve("CURRENT.tmp"));
        for (String name : names()) {
            if (name.startsWith(WRITING)) {
                end(new ModelVersion(name.substring(WRITING.length())));
            } else if (name.startsWith(DELETED)) {
                remove(versions.resolve(name), versions.resolve(name));
            }
        }
    }

    private Path writing(ModelVersion version) {
        return versions.resolve(WRITING + version.id());
    }
}
