package dev.sluice.data;

import dev.sluice.ModelVersion;
import dev.sluice.internal.file.TableFile;
import dev.sluice.internal.memory.MappedRows;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The files of a catalogue, open: one of the ids and one for each column of items and of users. They are mapped, so
 * opening them costs nothing per row and reading a value touches that value alone. What is read equals what was
 * written, codes of texts and tags included.
 *
 * <p>A catalogue of the first releases stands in {@code items.csv} and {@code users.csv}; it is read to the heap. In
 * those an empty cell is a missing value, tags stand with a bar between them, and codes are given anew in the order of
 * the rows.
 *
 * <p>Once this is closed every read from the catalogue's mapped ids and columns throws an
 * {@link IllegalStateException}.
 */
public final class CatalogueFiles implements Closeable {
    private static final String ITEMS = "items";
    private static final String USERS = "users";
    private static final String CSV = ".csv";

    private final Catalogue catalogue;
    private final List<TableFile> tables;

    private CatalogueFiles(Catalogue catalogue, List<TableFile> tables) {
        this.catalogue = catalogue;
        this.tables = tables;
    }

    /**
     * Writes the files, over those that are there.
     *
     * @param directory exists
     * @param version the version they belong to
     */
    public static void write(Catalogue catalogue, Path directory, ModelVersion version) throws IOException {
        EntityFiles.write(catalogue.items(), directory, ITEMS, version);
        EntityFiles.write(catalogue.users(), directory, USERS, version);
    }

    /**
     * Opens the files. Checks headers and lengths, not every byte; see {@link #verify}.
     *
     * @param files names of the files that were written, in any order
     * @throws dev.sluice.VersionMismatchException if one belongs to another version
     * @throws IOException if one is missing or not as it was written; the message says where
     */
    public static CatalogueFiles open(Path directory, Collection<String> files, ModelVersion version)
            throws IOException {
        return open(directory, files, version, MappedRows.SEGMENT_BYTES);
    }

    static CatalogueFiles open(Path directory, Collection<String> files, ModelVersion version, int segmentBytes)
            throws IOException {
        List<TableFile> tables = new ArrayList<>();
        EntityFiles.Opening opening = (name, kind) -> {
            TableFile table = TableFile.open(directory.resolve(name), kind, segmentBytes);
            tables.add(table);
            version.require(table.header().version(), name);
            return table;
        };
        try {
            Entities items = read(directory, files, ITEMS, opening);
            return new CatalogueFiles(new Catalogue(items, read(directory, files, USERS, opening)), tables);
        } catch (IOException | RuntimeException | Error e) {
            tables.forEach(TableFile::close);
            throw e;
        }
    }

    private static Entities read(Path directory, Collection<String> files, String name, EntityFiles.Opening opening)
            throws IOException {
        return files.contains(name + CSV)
                ? EntityTable.read(directory.resolve(name + CSV))
                : EntityFiles.read(opening, name, files);
    }

    /** What the files hold. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /**
     * Reads every byte and compares checksums.
     *
     * @throws IOException if a byte is not as it was written; names the file and the place
     */
    public void verify() throws IOException {
        for (TableFile table : tables) {
            table.verify();
        }
    }

    /** Gives the memory back: at once on JDK 22 and later, before that when the collector finds it unused. */
    @Override
    public void close() {
        tables.forEach(TableFile::close);
    }
}
