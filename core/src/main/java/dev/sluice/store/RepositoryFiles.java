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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
 * So a version is unfinished, and to be thrown away, when that directory is there and CURRENT names another.
 *
 * <p>Methods that change something need the {@link RepositoryLock}.
 */
final class RepositoryFiles {
    private static final Pattern ID = Pattern.compile("v([0-9]{6,18})-[0-9a-f]{8}");
    private static final String WRITING = ".writing-";
    private static final String DELETED = ".deleted-";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path root;
    private final Path versions;

    RepositoryFiles(Path root) throws IOException {
        this.root = root;
        this.versions = Durably.createDirectories(root.resolve("versions"));
    }

    Path root() {
        return root;
    }

    /** Where a published version is. */
    Path directory(ModelVersion version) {
        return versions.resolve(version.id());
    }

    boolean contains(ModelVersion version) {
        return ID.matcher(version.id()).matches() && Files.isDirectory(directory(version));
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

    void makeCurrent(ModelVersion version) throws IOException {
        Durably.write(root.resolve("CURRENT"), version.id() + "\n");
    }

    /** The published versions, oldest first. */
    List<ModelVersion> versions() throws IOException {
        List<ModelVersion> published = new ArrayList<>();
        Optional<ModelVersion> current = current();
        for (String name : names()) {
            if (ID.matcher(name).matches()) {
                ModelVersion version = new ModelVersion(name);
                if (current.equals(Optional.of(version)) || !Files.exists(writing(version))) {
                    published.add(version);
                }
            }
        }
        published.sort(Comparator.comparingLong(RepositoryFiles::number).thenComparing(ModelVersion::id));
        return published;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(versions)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    private static long number(ModelVersion version) {
        Matcher id = ID.matcher(version.id());
        return id.matches() ? Long.parseLong(id.group(1)) : 0;
    }

    /** A name for the next version; its random part tells it from those of other repositories. */
    ModelVersion next() throws IOException {
        long last = versions().stream().mapToLong(RepositoryFiles::number).max().orElse(0);
        return new ModelVersion(String.format(Locale.ROOT, "v%06d-%08x", last + 1, RANDOM.nextInt()));
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

    /** Ends the writing of a version: it stays if it is the current one. */
    void end(ModelVersion version) throws IOException {
        if (Files.exists(directory(version)) && !current().equals(Optional.of(version))) {
            delete(version);
        }
        Durably.deleteTree(writing(version));
    }

    /** Deletes a version, which vanishes in one step. */
    void delete(ModelVersion version) throws IOException {
        Path aside = versions.resolve(DELETED + version.id());
        Durably.rename(directory(version), aside);
        Durably.deleteTree(aside);
    }

    /** Ends what a process that died had begun. */
    void cleanUp() throws IOException {
        Files.deleteIfExists(root.resolve("CURRENT.tmp"));
        for (String name : names()) {
            if (name.startsWith(WRITING)) {
                end(new ModelVersion(name.substring(WRITING.length())));
            } else if (name.startsWith(DELETED)) {
                Durably.deleteTree(versions.resolve(name));
            }
        }
    }

    private Path writing(ModelVersion version) {
        return versions.resolve(WRITING + version.id());
    }
}
