package dev.sluice.store;

import dev.sluice.ModelVersion;
import dev.sluice.data.Catalogue;
import dev.sluice.data.HashedIds;
import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableKind;
import dev.sluice.internal.file.TableType;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a version is made of and where it came from. {@link ManifestFile} keeps it in the version's directory. */
record Manifest(
        ModelVersion version,
        Origin origin,
        Map<String, Table> tables,
        Map<String, HashedIds> hashedIds,
        Map<String, FileChecksum> catalogue,
        Map<String, String> provenance) {
    Manifest {
        catalogue = Map.copyOf(catalogue);
        hashedIds = Collections.unmodifiableMap(new LinkedHashMap<>(hashedIds));
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    }

    /** The origin of what this library has finished now. */
    static Origin originSince(Instant began) {
        return new Origin(
                began, Instant.now(), libraryVersion(), Runtime.version().toString());
    }

    /** Refuses hashed ids without an embedding table that has just their rows. */
    void requireRowsOfHashedIds() throws IOException {
        for (Map.Entry<String, HashedIds> hashed : hashedIds.entrySet()) {
            Table table = tables.get(hashed.getKey());
            if (table == null || table.type().kind != TableKind.EMBEDDINGS) {
                throw new IOException("there are " + hashed.getValue() + " for an embedding table " + hashed.getKey()
                        + ", which there is not");
            }
            table.requireRows(hashed.getValue().rows(), hashed.getKey(), hashed.getValue() + " have");
        }
    }

    VersionSize size() {
        return VersionSize.of(tables, catalogue);
    }

    /** As the module says, or on the class path the jar. */
    private static String libraryVersion() {
        ModuleDescriptor module = Manifest.class.getModule().getDescriptor();
        return Optional.ofNullable(Manifest.class.getPackage().getImplementationVersion())
                .or(() -> Optional.ofNullable(module).flatMap(ModuleDescriptor::rawVersion))
                .orElse("unknown");
    }

    /** A table as it was published. */
    record Table(TableType type, long rows, int dimension, long bytes) {
        static Table of(TableHeader header) {
            return new Table(header.type(), header.rows(), header.width(), header.fileBytes());
        }

        /** Refuses a file that is not the one that was published. */
        void require(TableHeader found, ModelVersion version, Path file) throws IOException {
            version.require(found.version(), file.getFileName().toString());
            if (!of(found).equals(this)) {
                throw new IOException(file.getFileName() + ": is " + of(found) + ", the manifest says " + this);
            }
        }

        /** Tables named for the catalogue's items or users have a row for each of them. */
        void requireRowsOf(Catalogue catalogue, String name) throws IOException {
            if (name.endsWith(".items")) {
                requireRows(catalogue.items().rows(), name, "the catalogue's items have");
            } else if (SnapshotWriter.isOfUsers(name)) {
                requireRows(catalogue.users().rows(), name, "the catalogue's users have");
            }
        }

        private void requireRows(int expected, String name, String others) throws IOException {
            if (rows != expected) {
                throw new IOException("table " + name + " has " + rows + " rows, " + others + " " + expected);
            }
        }
    }
}
