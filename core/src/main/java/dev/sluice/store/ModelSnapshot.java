package dev.sluice.store;

import dev.sluice.ModelVersion;
import dev.sluice.data.Catalogue;
import dev.sluice.data.CatalogueFiles;
import dev.sluice.data.HashedIds;
import dev.sluice.data.label.Label;
import dev.sluice.data.label.LabelFile;
import dev.sluice.internal.file.TableFile;
import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableKind;
import dev.sluice.internal.memory.MappedRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Every table of one model version, open. Obtained through a {@link Lease} and valid while it is held. */
public final class ModelSnapshot {
    private final Manifest manifest;
    private final CatalogueFiles catalogue;
    private final Map<String, EmbeddingStore> embeddings = new TreeMap<>();
    private final Map<String, SparseTable> sparse = new TreeMap<>();
    private final Map<String, Path> invertedFiles = new TreeMap<>();
    private final Map<String, ModelVersion> versions = new TreeMap<>();
    private final Map<String, Path> labels = new TreeMap<>();
    private final Map<Made, Object> made = new ConcurrentHashMap<>();

    private ModelSnapshot(Manifest manifest, CatalogueFiles catalogue) {
        this.manifest = manifest;
        this.catalogue = catalogue;
    }

    static ModelSnapshot open(Path directory, ModelVersion version) throws IOException {
        Manifest manifest = ManifestFile.read(directory);
        version.require(manifest.version(), ManifestFile.NAME);
        manifest.requireRowsOfHashedIds();
        ModelSnapshot snapshot = new ModelSnapshot(manifest, catalogue(directory, manifest));
        try {
            for (Map.Entry<String, Manifest.Table> table : manifest.tables().entrySet()) {
                snapshot.openTable(directory, table.getKey(), table.getValue());
            }
            return snapshot;
        } catch (IOException | RuntimeException | Error e) {
            snapshot.close();
            throw e;
        }
    }

    private static CatalogueFiles catalogue(Path directory, Manifest manifest) throws IOException {
        Path catalogue = directory.resolve(SnapshotWriter.CATALOGUE);
        for (Map.Entry<String, FileChecksum> file : manifest.catalogue().entrySet()) {
            file.getValue().require(catalogue.resolve(file.getKey()));
        }
        return CatalogueFiles.open(catalogue, manifest.catalogue().keySet(), manifest.version());
    }

    private void openTable(Path directory, String name, Manifest.Table expected) throws IOException {
        TableKind kind = expected.type().kind;
        Path file = directory.resolve(kind.file(name));
        TableHeader header = TableFile.header(file, kind);
        expected.require(header, version(), file);
        versions.put(name, header.version());
        expected.requireRowsOf(catalogue(), name);
        if (kind == TableKind.EMBEDDINGS) {
            embeddings.put(name, EmbeddingStore.open(file));
        } else if (kind == TableKind.CELLS) {
            invertedFiles.put(name, file);
        } else if (kind == TableKind.LABEL) {
            labels.put(name, file);
        } else {
            sparse.put(name, SparseTable.open(file));
        }
    }

    /** The version. */
    public ModelVersion version() {
        return manifest.version();
    }

    /** Ids and attributes of the version's items and users. */
    public Catalogue catalogue() {
        return catalogue.catalogue();
    }

    /** Names of the embedding tables, sparse tables, inverted files and labels, in order. */
    public Set<String> tables() {
        return Collections.unmodifiableSet(new TreeSet<>(manifest.tables().keySet()));
    }

    /**
     * The version that the file of each table says it is of, by the table's name; a snapshot of several cannot open.
     */
    public Map<String, ModelVersion> versions() {
        return Collections.unmodifiableMap(versions);
    }

    /**
     * An embedding table. The snapshot closes it; nobody else should.
     *
     * @throws IllegalArgumentException if the version has none of this name; the message lists those it has
     */
    public EmbeddingStore embeddings(String table) {
        return require(embeddings, "embedding table", table);
    }

    /**
     * A sparse table. The snapshot closes it; nobody else should.
     *
     * @throws IllegalArgumentException if the version has none of this name; the message lists those it has
     */
    public SparseTable sparse(String table) {
        return require(sparse, "sparse table", table);
    }

    /**
     * The file of an inverted file, for {@code dev.sluice.retrieval.InvertedFile} to open. It stays there while the
     * lease is held.
     *
     * @throws IllegalArgumentException if the version has none of this name; the message lists those it has
     */
    public Path invertedFile(String table) {
        return require(invertedFiles, "inverted file", table);
    }

    /**
     * A label as the version's models learned from it. Read from its file each time, and valid after the lease too.
     *
     * @throws IllegalArgumentException if the version has none of this name; the message lists those it has
     * @throws IOException if a byte is not as it was written, or a later release wrote it; names the file
     */
    public Label label(String name) throws IOException {
        return LabelFile.read(require(labels, "label", name));
    }

    /** What was made of the version. */
    private record Made(Class<?> type, String name) {}

    /**
     * What is made of this version once, however many ask for it: a copy of a column, for example, that several
     * features read. Kept as long as the snapshot; whoever asks while another makes it waits.
     *
     * @param name of one of this type
     * @param make must not ask for another; what it throws is thrown on, and the next to ask tries again
     */
    public <T> T once(Class<T> type, String name, Supplier<T> make) {
        return type.cast(made.computeIfAbsent(new Made(type, name), unmade -> make.get()));
    }

    /**
     * How ids are hashed to the rows of an embedding table.
     *
     * @throws IllegalArgumentException if no hashed ids were saved for this table; the message lists those that have
     *     some
     */
    public HashedIds hashedIds(String table) {
        return require(manifest.hashedIds(), "hashed ids for table", table);
    }

    private <T> T require(Map<String, T> tables, String kind, String name) {
        T table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException(
                    "version " + version() + " has no " + kind + " " + name + ", it has " + tables.keySet());
        }
        return table;
    }

    /** Where the version came from, as its publisher noted it: settings, hash of the data. */
    public Map<String, String> provenance() {
        return manifest.provenance();
    }

    /** Who made the version, when and with which release. */
    public Origin origin() {
        return manifest.origin();
    }

    /** How large the version is. */
    public VersionSize size() {
        return manifest.size();
    }

    Manifest manifest() {
        return manifest;
    }

    /**
     * Reads every byte of every table and of the catalogue and compares checksums.
     *
     * @throws IOException if a byte is not as it was written; names the table and the place
     */
    public void verify() throws IOException {
        catalogue.verify();
        for (EmbeddingStore table : embeddings.values()) {
            table.verify();
        }
        for (SparseTable table : sparse.values()) {
            table.verify();
        }
        verify(invertedFiles, TableKind.CELLS);
        verify(labels, TableKind.LABEL);
    }

    private static void verify(Map<String, Path> files, TableKind kind) throws IOException {
        for (Path file : files.values()) {
            try (TableFile table = TableFile.open(file, kind, MappedRows.SEGMENT_BYTES)) {
                table.verify();
            }
        }
    }

    void close() {
        catalogue.close();
        embeddings.values().forEach(EmbeddingStore::close);
        sparse.values().forEach(SparseTable::close);
    }
}
