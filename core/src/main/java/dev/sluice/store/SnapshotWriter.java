package dev.sluice.store;

import dev.sluice.ModelVersion;
import dev.sluice.data.Catalogue;
import dev.sluice.data.CatalogueFiles;
import dev.sluice.data.HashedIds;
import dev.sluice.data.label.Label;
import dev.sluice.data.label.LabelFile;
import dev.sluice.internal.file.Durably;
import dev.sluice.internal.file.TableFile;
import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableKind;
import dev.sluice.internal.file.TableOutput;
import dev.sluice.internal.file.TableRewrite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one version is to hold, while it is being published. Names of tables are letters, digits, dots and dashes, the
 * first a letter or digit. A table whose name ends in {@code .items} or {@code .users} has as many rows as the
 * catalogue has items or users, and {@code history} a row for each user; {@link ModelRepository#erase} goes by these
 * names. Belongs to one thread.
 */
public final class SnapshotWriter {
    static final String CATALOGUE = "catalogue";
    private static final String CELLS = ".cells";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,99}");

    /** The table of what each user did: a row for each user, whatever its name. */
    static final String HISTORY = "history";

    private final Path directory;
    private final ModelVersion version;
    private final Instant began = Instant.now();
    private final Map<String, TableKind> tables = new LinkedHashMap<>();
    private final Map<String, HashedIds> hashedIds = new LinkedHashMap<>();
    private final Map<String, String> provenance = new LinkedHashMap<>();
    private @Nullable TableOutput output;
    private @Nullable Catalogue catalogue;

    SnapshotWriter(Path directory, ModelVersion version) {
        this.directory = directory;
        this.version = version;
    }

    /** The version being written. */
    public ModelVersion version() {
        return version;
    }

    /**
     * Begins an embedding table, to be closed before the next is begun.
     *
     * @param type what the numbers are stored as
     * @param dimension numbers in a row, from 1 to 65,536
     */
    public EmbeddingWriter embeddings(String table, ElementType type, int dimension) throws IOException {
        EmbeddingWriter.requireDimension(dimension);
        return new EmbeddingWriter(begin(table, TableKind.EMBEDDINGS), type, dimension);
    }

    /** Begins a sparse table, to be closed before the next is begun. */
    public SparseWriter sparse(String table) throws IOException {
        return new SparseWriter(begin(table, TableKind.SPARSE));
    }

    /** Writes a file. */
    @FunctionalInterface
    public interface FileContent {
        /** Writes the whole file, durably. */
        void write(Path file) throws IOException;
    }

    /**
     * Adds an inverted file over one of the version's embedding tables. That table is complete and can be opened from
     * {@link #file} when this is called.
     *
     * @param table the embedding table's name and {@code .cells}; a table of items, since a user could not be erased
     *     from an inverted file
     * @param content writes it, as {@code dev.sluice.retrieval.InvertedFile.build} does
     */
    public void invertedFile(String table, FileContent content) throws IOException {
        if (!table.endsWith(CELLS)) {
            throw new IllegalArgumentException("an inverted file's name ends in .cells: " + table);
        }
        if (isOfUsers(table.substring(0, table.length() - CELLS.length()))) {
            throw new IllegalArgumentException(
                    "an inverted file cannot be over users, of whom none could be erased: " + table);
        }
        content.write(place(table, TableKind.CELLS));
    }

    /**
     * Saves a label as it was fitted, so that whoever judges or watches over the version's models asks the very label
     * that they learned from.
     *
     * @param name a table's name that does not end in {@code .items} or {@code .users}
     * @throws IllegalArgumentException if the label, or one of those it combines, is of no type of this library
     */
    public void label(String name, Label label) throws IOException {
        if (isOfUsers(name) || name.endsWith(".items")) {
            throw new IllegalArgumentException("a label has no row for each item or user: " + name);
        }
        LabelFile.write(label, place(name, TableKind.LABEL), version);
    }

    /**
     * The file of an embedding table that was closed, for an index to be built of it before the version is published.
     *
     * @throws IllegalArgumentException if no such table was written
     */
    public Path file(String table) throws IOException {
        endTable("its file is read");
        if (tables.get(table) != TableKind.EMBEDDINGS) {
            throw new IllegalArgumentException("no embedding table " + table + " was written, only " + tables.keySet());
        }
        return directory.resolve(TableKind.EMBEDDINGS.file(table));
    }

    private TableOutput begin(String table, TableKind kind) throws IOException {
        output = new TableOutput(place(table, kind), version, TableHeader.CHUNK_BYTES);
        return output;
    }

    /** Adds a table of another version as it is. */
    TableRewrite copy(String table, TableKind kind, Path from) throws IOException {
        return TableRewrite.of(from, kind, place(table, kind), version);
    }

    private Path place(String table, TableKind kind) throws IOException {
        endTable("the next is begun");
        if (!NAME.matcher(table).matches()) {
            throw new IllegalArgumentException(
                    "a table's name is 1 to 100 letters, digits, dots and dashes: '" + table + "'");
        }
        if (tables.keySet().stream().anyMatch(table::equalsIgnoreCase)) {
            throw new IllegalArgumentException("table " + table + " was written already");
        }
        tables.put(table, kind);
        return directory.resolve(kind.file(table));
    }

    /** Whether a table has a row for each user. */
    static boolean isOfUsers(String table) {
        return table.endsWith(".users") || table.equals(HISTORY);
    }

    private void endTable(String before) throws IOException {
        if (output == null) {
            return;
        }
        if (output.isOpen()) {
            throw new IllegalStateException("a table must be closed before " + before + ": " + output);
        }
        output.place();
    }

    /** Saves the catalogue; every version has one. */
    public void catalogue(Catalogue catalogue) throws IOException {
        if (this.catalogue != null) {
            throw new IllegalStateException("a version has one catalogue: this is the second");
        }
        this.catalogue = catalogue;
        CatalogueFiles.write(catalogue, Files.createDirectory(directory.resolve(CATALOGUE)), version);
    }

    /**
     * Saves how ids are hashed to the rows of an embedding table, which is written before or after. The version is
     * refused, when it is published and when it is opened, unless the table has as many rows.
     *
     * <p>Whose ids these are is not known: {@link ModelRepository#erase} leaves the table as it is, as it leaves what
     * items' vectors learned from a user.
     */
    public void hashedIds(String table, HashedIds ids) {
        if (hashedIds.putIfAbsent(table, ids) != null) {
            throw new IllegalArgumentException("hashed ids of table " + table + " were saved already");
        }
    }

    /** Notes a fact about where this version came from, such as a setting or a hash of the data, for the manifest. */
    public void provenance(String key, String value) {
        provenance.put(key, value);
    }

    /**
     * How large the version is so far, the open table left out. At the end of what is written it shows the whole, still
     * before the swap: throw if it does not fit beside {@link ModelRepository#size the current one}.
     */
    public VersionSize size() throws IOException {
        if (output != null && !output.isOpen()) {
            output.place();
        }
        return VersionSize.of(written(), catalogue == null ? Map.of() : catalogueFiles());
    }

    /** Completes the version's directory, or refuses to. */
    void finish() throws IOException {
        finish(Manifest.originSince(began));
    }

    void finish(Origin origin) throws IOException {
        endTable("the version is complete");
        if (catalogue == null) {
            throw new IllegalStateException("a version must have a catalogue");
        }
        Manifest manifest = new Manifest(version, origin, written(), hashedIds, catalogueFiles(), provenance);
        manifest.requireRowsOfHashedIds();
        ManifestFile.write(directory, manifest);
        Durably.forceTree(directory);
    }

    private Map<String, Manifest.Table> written() throws IOException {
        Map<String, Manifest.Table> written = new LinkedHashMap<>();
        for (Map.Entry<String, TableKind> table : tables.entrySet()) {
            Path file = directory.resolve(table.getValue().file(table.getKey()));
            if (Files.exists(file)) {
                written.put(table.getKey(), Manifest.Table.of(TableFile.header(file, table.getValue())));
            }
        }
        return written;
    }

    private Map<String, FileChecksum> catalogueFiles() throws IOException {
        Map<String, FileChecksum> files = new LinkedHashMap<>();
        try (Stream<Path> entries = Files.list(directory.resolve(CATALOGUE))) {
            for (Path file : (Iterable<Path>) entries::iterator) {
                files.put(file.getFileName().toString(), FileChecksum.ofTable(file));
            }
        }
        return files;
    }

    /** Lets go of a table that was begun and not closed. */
    void abandon() throws IOException {
        if (output != null) {
            output.close();
        }
    }
}
