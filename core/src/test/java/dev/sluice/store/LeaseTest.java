package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sluice.ModelVersion;
import dev.sluice.data.Catalogue;
import dev.sluice.data.TextColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is leased stays as it is until it is given back, and no longer. */
class LeaseTest extends FreshRepository {
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void readerThatMayNotWriteLeases() throws IOException {
        publish(1);
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
                .withMessage(models + " has no version " + other + ", it has [" + version + "]");
        assertThatIOException().isThrownBy(() -> repository.lease(new ModelVersion("LOCK")));
    }
}
