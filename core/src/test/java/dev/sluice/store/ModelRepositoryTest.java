package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sluice.ModelVersion;
import dev.sluice.data.Catalogue;
import dev.sluice.data.TextColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a repository of versions promises while nothing goes wrong. */
class ModelRepositoryTest {
    @TempDir
    Path directory;

    private ModelRepository repository;

    @BeforeEach
    void open() throws IOException {
        repository = ModelRepository.open(directory.resolve("models"));
    }

    @AfterEach
    void close() {
        repository.close();
    }

    private ModelVersion publish(float value) throws IOException {
        return repository.publish(writer -> Tables.constant(writer, value));
    }

    private float leased() throws IOException {
        try (Lease lease = repository.lease()) {
            return Tables.constantOf(lease.snapshot());
        }
    }

    private void refusesToPublish(ModelRepository.Content content, String message) throws IOException {
        List<ModelVersion> before = repository.versions();
        assertThatThrownBy(() -> repository.publish(content)).hasMessage(message);
        assertThat(repository.versions()).isEqualTo(before);
        try (Stream<Path> left = Files.list(directory.resolve("models/versions"))) {
            assertThat(left).hasSize(before.size());
        }
    }

    @Test
    void newRepositoryHasNothing() throws IOException {
        assertThat(repository.current()).isEmpty();
        assertThat(repository.versions()).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> repository.lease())
                .withMessage("nothing was published to " + directory.resolve("models"));
        assertThatIllegalStateException()
                .isThrownBy(() -> repository.rollback())
                .withMessage("no version before the first");
        repository.refresh();
        repository.retain(1);
    }

    @Test
    void publishedVersionIsCurrentHereAndAfterOpening() throws IOException {
        ModelVersion version = publish(1);
        assertThat(version.id()).matches("v000001-[0-9a-f]{8}");
        assertThat(repository.current()).contains(version);
        assertThat(leased()).isEqualTo(1);
        close();
        open();
        assertThat(repository.current()).contains(version);
        assertThat(leased()).isEqualTo(1);
    }

    @Test
    void versionsAreNamedAlikeWhereDigitsAreOthers() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(publish(1).id()).matches("v000001-[0-9a-f]{8}");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void readerThatMayNotWriteLeases() throws IOException {
        publish(1);
        Path models = directory.resolve("models");
        Files.setPosixFilePermissions(models.resolve("LOCK"), PosixFilePermissions.fromString("r--r--r--"));
        Files.setPosixFilePermissions(models, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(models), "the superuser may write everywhere");
            try (ModelRepository reader = ModelRepository.open(models);
                    Lease lease = reader.lease()) {
                assertThat(Tables.constantOf(lease.snapshot())).isEqualTo(1);
            }
        } finally {
            Files.setPosixFilePermissions(models, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void snapshotHoldsWhatWasWritten() throws IOException {
        ModelVersion version = publish(3);
        try (Lease lease = repository.lease()) {
            ModelSnapshot snapshot = lease.snapshot();
            assertThat(snapshot.version()).isEqualTo(version);
            assertThat(snapshot.tables()).containsExactly("als.items", "als.users", "neighbours.items");
            assertThat(snapshot.catalogue().items().ids().id(2)).isEqualTo("item2");
            assertThat(snapshot.provenance()).containsEntry("value", "3.0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> snapshot.embeddings("neighbours.items"))
                    .withMessage("version " + version
                            + " has no embedding table neighbours.items, it has [als.items, als.users]");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> snapshot.sparse("x"))
                    .withMessage("version " + version + " has no sparse table x, it has [neighbours.items]");
            snapshot.verify();
        }
    }

    @Test
    void originSaysWhenAndByWhat() throws IOException {
        Instant before = Instant.now();
        publish(1);
        try (Lease lease = repository.lease()) {
            Origin origin = lease.snapshot().origin();
            assertThat(origin.began()).isBetween(before, origin.finished());
            assertThat(origin.finished()).isBeforeOrEqualTo(Instant.now());
            assertThat(origin.java()).isEqualTo(Runtime.version().toString());
            assertThat(origin.library()).isNotEmpty();
        }
    }

    @Test
    void sizesOfBothVersionsAreKnownBeforeTheSwap() throws IOException {
        ModelVersion first = publish(1);
        try (ModelRepository server = ModelRepository.open(directory.resolve("models"))) {
            assertThat(server.pending()).isEmpty();
            ModelVersion second = repository.publish(writer -> {
                Tables.constant(writer, 2);
                try (EmbeddingWriter more = writer.embeddings("more", ElementType.F32, 1000)) {
                    more.append(new float[1000]);
                }
            });
            assertThat(server.pending()).contains(second);
            VersionSize now = server.size(first);
            VersionSize then = server.size(server.pending().orElseThrow());
            assertThat(now.tables()).containsOnlyKeys("als.items", "als.users", "neighbours.items");
            assertThat(then.tables()).containsEntry("more", 256 + 4000 + 4L);
            assertThat(then.total()).isEqualTo(now.total() + 4260);
            Path table =
                    directory.resolve("models/versions").resolve(first.id()).resolve("als.items.emb");
            assertThat(now.tables()).containsEntry("als.items", Files.size(table));
            assertThat(now.catalogue()).isPositive();
            server.refresh();
            assertThat(server.pending()).isEmpty();
        }
        assertThatIOException()
                .isThrownBy(() -> repository.size(new ModelVersion("v000009-00000000")))
                .withMessageContaining("has no version v000009-00000000");
    }

    @Test
    void publisherThatSeesItIsTooLargePublishesNothing() throws IOException {
        ModelVersion first = publish(1);
        long most = repository.size(first).total();
        refusesToPublish(
                writer -> {
                    assertThat(writer.size().total()).isZero();
                    Tables.constant(writer, 2);
                    assertThat(writer.size()).isEqualTo(repository.size(first));
                    try (EmbeddingWriter more = writer.embeddings("more", ElementType.F32, 1000)) {
                        assertThat(writer.size()).isEqualTo(repository.size(first));
                        more.append(new float[1000]);
                    }
                    if (writer.size().total() > most) {
                        throw new IOException("too large: " + (writer.size().total() - most));
                    }
                },
                "too large: 4260");
        assertThat(leased()).isEqualTo(1);
    }

    @Test
    void leaseOutlivesThePublicationOfTheNext() throws IOException {
        ModelVersion first = publish(1);
        Lease lease = repository.lease();
        ModelSnapshot snapshot = lease.snapshot();
        EmbeddingStore items = snapshot.embeddings("als.items");
        Catalogue catalogue = snapshot.catalogue();
        ModelVersion second = publish(2);

        assertThat(second.id()).startsWith("v000002-");
        assertThat(Tables.constantOf(lease.snapshot())).isEqualTo(1);
        assertThat(leased()).isEqualTo(2);

        lease.close();
        lease.close();
        assertThatIllegalStateException()
                .isThrownBy(lease::snapshot)
                .withMessage("the lease on version " + first + " was given back");
        assertThatIllegalStateException()
                .isThrownBy(() -> items.copyRow(1, new float[2]))
                .withMessage("als.items.emb is closed");
        assertThatIllegalStateException()
                .isThrownBy(() -> snapshot.sparse("neighbours.items").values(1))
                .withMessage("neighbours.items.sparse is closed");
        assertThatIllegalStateException().isThrownBy(snapshot::verify);
        assertThatIllegalStateException()
                .isThrownBy(() -> catalogue.users().ids().row("user1"))
                .withMessage("users.ids is closed");
        assertThatIllegalStateException()
                .isThrownBy(() -> ((TextColumn) catalogue.items().require("title")).text(1))
                .withMessage("items.0.column is closed");
    }

    @Test
    void leasesOfAVersionShareOneSnapshot() throws IOException {
        ModelVersion first = publish(1);
        publish(2);
        Lease one = repository.lease(first);
        try (Lease another = repository.lease(first)) {
            assertThat(one.snapshot()).isSameAs(another.snapshot());
            one.close();
            one.close();
            assertThat(Tables.constantOf(another.snapshot())).isEqualTo(1);
        }
        try (Lease again = repository.lease(first)) {
            assertThat(Tables.constantOf(again.snapshot())).isEqualTo(1);
        }
    }

    @Test
    void versionThatIsNotThereCannotBeLeased() throws IOException {
        ModelVersion version = publish(1);
        ModelVersion other = new ModelVersion("v000009-00000000");
        assertThatIOException()
                .isThrownBy(() -> repository.lease(other))
                .withMessage(directory.resolve("models") + " has no version " + other + ", it has [" + version + "]");
        assertThatIOException().isThrownBy(() -> repository.lease(new ModelVersion("LOCK")));
    }

    @Test
    void otherRepositoryObjectSeesTheNewVersionAfterRefresh() throws IOException {
        publish(1);
        try (ModelRepository reader = ModelRepository.open(directory.resolve("models"))) {
            ModelVersion second = publish(2);
            assertThat(reader.current()).isNotEqualTo(repository.current());
            reader.refresh();
            assertThat(reader.current()).contains(second);
            try (Lease lease = reader.lease()) {
                assertThat(Tables.constantOf(lease.snapshot())).isEqualTo(2);
            }
        }
    }

    @Test
    void rollbackGoesBackOneByOneAndPublishGoesOn() throws IOException {
        ModelVersion first = publish(1);
        ModelVersion second = publish(2);
        publish(3);

        assertThat(repository.rollback()).isEqualTo(second);
        assertThat(leased()).isEqualTo(2);
        assertThat(repository.rollback()).isEqualTo(first);
        assertThat(leased()).isEqualTo(1);
        assertThatIllegalStateException().isThrownBy(repository::rollback).withMessage("no version before " + first);
        assertThat(leased()).isEqualTo(1);

        assertThat(publish(4).id()).startsWith("v000004-");
        assertThat(repository.versions()).hasSize(4);
        close();
        open();
        assertThat(leased()).isEqualTo(4);
    }

    @Test
    void retainKeepsTheNewestTheCurrentAndTheLeased() throws IOException {
        ModelVersion first = publish(1);
        ModelVersion second = publish(2);
        publish(3);
        ModelVersion fourth = publish(4);
        ModelVersion fifth = publish(5);
        repository.rollback();
        Lease lease = repository.lease(second);

        repository.retain(1);
        assertThat(repository.versions()).containsExactly(second, fourth, fifth);
        assertThat(Tables.constantOf(lease.snapshot())).isEqualTo(2);
        lease.close();
        repository.retain(1);
        assertThat(repository.versions()).containsExactly(fourth, fifth);
        assertThatIOException().isThrownBy(() -> repository.lease(first));
        assertThat(leased()).isEqualTo(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> repository.retain(0))
                .withMessage("count must be at least 1: 0");
    }

    @Test
    void closedRepositoryLeasesNothingButItsLeasesAreGood() throws IOException {
        publish(1);
        Lease lease = repository.lease();
        repository.close();
        repository.close();
        assertThat(Tables.constantOf(lease.snapshot())).isEqualTo(1);
        lease.close();
        String closed = "the repository " + directory.resolve("models") + " is closed";
        assertThatIllegalStateException().isThrownBy(() -> repository.lease()).withMessage(closed);
        assertThatIllegalStateException().isThrownBy(() -> publish(2)).withMessage(closed);
        assertThatIllegalStateException().isThrownBy(repository::refresh).withMessage(closed);
        assertThatIllegalStateException().isThrownBy(repository::rollback).withMessage(closed);
        assertThatIllegalStateException().isThrownBy(() -> repository.retain(1)).withMessage(closed);
    }

    @Test
    void publicationThatThrowsLeavesNothing() throws IOException {
        publish(1);
        refusesToPublish(
                writer -> {
                    Tables.constant(writer, 2);
                    throw new IOException("training failed");
                },
                "training failed");
        refusesToPublish(
                writer -> {
                    writer.embeddings("half.items", ElementType.F32, 2).append(new float[2]);
                    throw new IllegalStateException("stopped half way");
                },
                "stopped half way");
        assertThat(leased()).isEqualTo(1);
        assertThat(publish(2).id()).startsWith("v000002-");
    }

    @Test
    void versionThatIsNotWholeIsNotPublished() throws IOException {
        publish(1);
        refusesToPublish(writer -> writer.provenance("a", "b"), "a version must have a catalogue");
        refusesToPublish(
                writer -> {
                    writer.catalogue(Tables.catalogue(1, 1));
                    writer.embeddings("open.items", ElementType.F32, 2);
                },
                "a table must be closed before the version is complete: open.items.emb");
        refusesToPublish(
                writer -> {
                    writer.embeddings("open.items", ElementType.F32, 2);
                    writer.sparse("next.items");
                },
                "a table must be closed before the next is begun: open.items.emb");
        assertThat(leased()).isEqualTo(1);
    }

    @Test
    void tableThatDoesNotFitTheCatalogueIsNotPublished() throws IOException {
        publish(1);
        refusesToPublish(
                writer -> {
                    writer.embeddings("als.items", ElementType.F32, 2).close();
                    writer.catalogue(Tables.catalogue(2, 2));
                },
                "table als.items has 0 rows, the catalogue's items have 3");
        refusesToPublish(
                writer -> {
                    writer.sparse("history.users").close();
                    writer.catalogue(Tables.catalogue(2, 4));
                },
                "table history.users has 0 rows, the catalogue's users have 5");
        assertThat(leased()).isEqualTo(1);
    }

    @Test
    void misusedWriterSaysWhy() throws IOException {
        publish(1);
        refusesToPublish(
                writer -> writer.embeddings("../als", ElementType.F32, 2),
                "a table's name is 1 to 100 letters, digits, dots and dashes: '../als'");
        refusesToPublish(
                writer -> {
                    writer.embeddings("als.items", ElementType.F32, 2).close();
                    writer.sparse("ALS.items");
                },
                "table ALS.items was written already");
        refusesToPublish(
                writer -> {
                    writer.catalogue(Tables.catalogue(1, 1));
                    writer.catalogue(Tables.catalogue(1, 1));
                },
                "a version has one catalogue: this is the second");
        refusesToPublish(writer -> publish(9), "this thread is publishing to the repository already");
        assertThat(leased()).isEqualTo(1);
    }
}
