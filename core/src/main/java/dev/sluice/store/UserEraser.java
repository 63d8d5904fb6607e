package dev.sluice.store;

import dev.sluice.ModelVersion;
import dev.sluice.data.Catalogue;
import dev.sluice.data.IdIndex;
import dev.sluice.internal.file.TableKind;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the kept versions anew without a user, one after the other, the current one first. Each takes the place of the
 * old one in one step, and the old one goes before the next is written; so a crash leaves every version either as it
 * was or without the user. Needs the repository's lock.
 */
@SuppressWarnings("try") // what is held is not used
final class UserEraser {
    private final RepositoryFiles files;
    private final OpenVersions open;
    private final String user;
    private final List<ModelVersion> rewritten = new ArrayList<>();

    UserEraser(RepositoryFiles files, OpenVersions open, String user) {
        this.files = files;
        this.open = open;
        this.user = user;
    }

    Erasure erase() throws IOException {
        List<IOException> failures = new ArrayList<>();
        for (ModelVersion version : currentFirst()) {
            try {
                rewriteIfKnown(version);
                open.deleteSuperseded();
            } catch (IOException e) {
                failures.add(new IOException("version " + version + " still knows the user: " + e.getMessage(), e));
            }
        }
        if (!failures.isEmpty()) {
            IOException first = failures.remove(0);
            failures.forEach(first::addSuppressed);
            throw first;
        }
        Collections.sort(rewritten, VersionName.OF_VERSIONS);
        return new Erasure(rewritten, held());
    }

    private List<ModelVersion> currentFirst() throws IOException {
        List<ModelVersion> versions = new ArrayList<>(files.versions());
        Collections.reverse(versions);
        files.current().ifPresent(current -> {
            versions.remove(current);
            versions.add(0, current);
        });
        return versions;
    }

    private void rewriteIfKnown(ModelVersion version) throws IOException {
        try (Lease lease = OpenVersions.lease(open.hold(version))) {
            int row = row(lease.snapshot());
            if (row != IdIndex.UNKNOWN) {
                rewrite(lease.snapshot(), row);
            }
        }
    }

    private int row(ModelSnapshot snapshot) {
        return snapshot.catalogue().users().ids().row(user);
    }

    private void rewrite(ModelSnapshot old, int row) throws IOException {
        ModelVersion version = files.again(old.version());
        try (Closeable end = () -> files.end(version)) {
            write(old, row, version);
            files.place(version);
            if (files.current().equals(Optional.of(old.version()))) {
                open.makeCurrent(version);
            } else {
                OpenVersions.lease(open.hold(version)).close(); // what cannot be opened replaces nothing
                files.finish(version);
            }
        }
        rewritten.add(version);
    }

    private void write(ModelSnapshot old, int row, ModelVersion version) throws IOException {
        SnapshotWriter writer = new SnapshotWriter(files.begin(version), version);
        try {
            for (Map.Entry<String, Manifest.Table> table :
                    old.manifest().tables().entrySet()) {
                writeTable(old, table.getKey(), table.getValue().type().kind, row, writer);
            }
            writer.catalogue(new Catalogue(
                    old.catalogue().items(), old.catalogue().users().without(row)));
            old.manifest().hashedIds().forEach(writer::hashedIds);
            old.provenance().forEach(writer::provenance);
            writer.provenance("erased.from", old.version().id());
            writer.provenance("erased.at", Instant.now().toString());
            writer.finish(old.origin());
        } finally {
            writer.abandon();
        }
    }

    private void writeTable(ModelSnapshot old, String name, TableKind kind, int row, SnapshotWriter writer)
            throws IOException {
        Path from = files.directory(old.version()).resolve(kind.file(name));
        if (!SnapshotWriter.isOfUsers(name)) {
            writer.copy(name, kind, from);
        } else if (kind == TableKind.EMBEDDINGS) {
            writer.copy(name, kind, from).clearRow(row);
        } else {
            writeWithout(row, old.sparse(name), name, writer);
        }
    }

    /** Lists follow each other without gaps, so the table is written again; its bytes are checked before. */
    private static void writeWithout(int row, SparseTable table, String name, SnapshotWriter writer)
            throws IOException {
        table.verify();
        int[] none = new int[0];
        try (SparseWriter without = writer.sparse(name)) {
            for (int other = 0; other < table.rows(); other++) {
                if (other == row) {
                    without.append(none, new float[0], new long[0]);
                } else {
                    long[] times = table.isTimed() ? table.times(other) : new long[0];
                    without.append(table.indexes(other), table.values(other), times);
                }
            }
        }
    }

    private List<ModelVersion> held() throws IOException {
        List<ModelVersion> held = new ArrayList<>();
        for (ModelVersion version : files.superseded()) {
            if (mayKnow(version)) {
                held.add(version);
            }
        }
        return held;
    }

    private boolean mayKnow(ModelVersion version) {
        try (Lease lease = OpenVersions.lease(open.hold(version))) {
            return row(lease.snapshot()) != IdIndex.UNKNOWN;
        } catch (IOException e) {
            return true;
        }
    }
}
