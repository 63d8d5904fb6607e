package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.ModelVersion;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.label.Buckets;
import dev.sluice.data.label.D2q;
import dev.sluice.data.label.Exposures;
import dev.sluice.data.label.Happened;
import dev.sluice.data.label.Label;
import dev.sluice.data.label.Ties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A version brings the labels that it learned from. */
class LabelsOfVersionsTest extends FreshRepository {
    private static final Interactions EXPOSURES = new Interactions.Builder()
            .add(1, 1, 0, 0)
            .add(1, 2, 0, 0)
            .add(1, 2, 0, 0)
            .build(2, 3)
            .with(Exposures.DURATION_SECONDS, new NumberColumn(new double[] {10, 60, 60}))
            .with(Exposures.WATCH_SECONDS, new NumberColumn(new double[] {9, 12, 61}));

    private final Label d2q = D2q.fit(EXPOSURES, Buckets.defaults().withLeastRows(1), Ties.MID_RANK);

    private ModelVersion publishLabelled() throws IOException {
        return repository.publish(writer -> {
            Tables.constant(writer, 1);
            writer.label("d2q", d2q);
            writer.label("click", Happened.CLICK);
        });
    }

    @Test
    void theyAreReadAsTheyWereWrittenAndOutliveTheLease() throws IOException {
        publishLabelled();
        Label read;
        try (ModelRepository reopened = ModelRepository.open(models);
                Lease lease = reopened.lease()) {
            read = lease.snapshot().label("d2q");
            lease.snapshot().verify();
            assertThat(lease.snapshot().label("click")).isEqualTo(Happened.CLICK);
            assertThat(lease.snapshot().tables()).contains("d2q", "click", "als.items");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> lease.snapshot().label("als.items"))
                    .withMessageEndingWith(" has no label als.items, it has [click, d2q]");
        }
        assertThat(read.of(EXPOSURES)).isEqualTo(d2q.of(EXPOSURES));
    }

    @Test
    void theyAreCountedIntoTheSizeAndKeptWhenAUserIsErased() throws IOException {
        ModelVersion version = publishLabelled();
        assertThat(repository.size(version).tables())
                .containsEntry(
                        "d2q",
                        Files.size(
                                models.resolve("versions").resolve(version.id()).resolve("d2q.label")));
        repository.erase("user1");
        try (Lease lease = repository.lease()) {
            assertThat(lease.snapshot().catalogue().users().ids().row("user1")).isZero();
            assertThat(lease.snapshot().label("d2q").of(EXPOSURES)).isEqualTo(d2q.of(EXPOSURES));
        }
    }

    @Test
    void namesAreThoseOfTablesThatHaveNoRows() throws IOException {
        for (String name : new String[] {"d2q.users", "d2q.items", "history"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> repository.publish(writer -> writer.label(name, d2q)))
                    .withMessage("a label has no row for each item or user: " + name);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> repository.publish(writer -> {
                    Tables.constant(writer, 1);
                    writer.label("ALS.users.d2q", d2q);
                    writer.label("als.users.D2Q", d2q);
                }))
                .withMessage("table als.users.D2Q was written already");
        assertThat(repository.versions()).isEmpty();
    }

    @Test
    void damageIsFoundWhenTheLabelIsReadAndByVerify() throws IOException {
        ModelVersion version = publishLabelled();
        Path file = models.resolve("versions").resolve(version.id()).resolve("d2q.label");
        byte[] bytes = Files.readAllBytes(file);
        bytes[300] ^= 1;
        Files.write(file, bytes);
        try (ModelRepository reopened = ModelRepository.open(models);
                Lease lease = reopened.lease()) {
            assertThatIOException()
                    .isThrownBy(() -> lease.snapshot().label("d2q"))
                    .withMessageStartingWith("d2q.label: damaged between bytes 256 and ");
            assertThatIOException()
                    .isThrownBy(lease.snapshot()::verify)
                    .withMessageStartingWith("d2q.label: damaged between bytes 256 and ");
        }
    }

    @Test
    void aLabelOfAnotherVersionIsRefusedWhenTheVersionIsOpened() throws IOException {
        ModelVersion first = publishLabelled();
        ModelVersion second = publishLabelled();
        Path versions = models.resolve("versions");
        Files.write(
                versions.resolve(second.id()).resolve("d2q.label"),
                Files.readAllBytes(versions.resolve(first.id()).resolve("d2q.label")));
        try (ModelRepository reopened = ModelRepository.open(models)) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(reopened::lease))
                    .hasMessage("d2q.label is of version " + first + ", expected " + second);
        }
    }
}
