package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is published is current, here and wherever the repository is opened, until it is closed. */
class ModelRepositoryTest extends FreshRepository {
    @Test
    void newRepositoryHasNothing() throws IOException {
        assertThat(repository.current()).isEmpty();
        assertThat(repository.versions()).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> repository.lease())
                .withMessage("nothing was published to " + models);
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
    void otherRepositoryObjectSeesTheNewVersionAfterRefresh() throws IOException {
        publish(1);
        try (ModelRepository reader = ModelRepository.open(models)) {
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
    void anyPublishedVersionCanBeMadeTheCurrentOne() throws IOException {
        ModelVersion first = publish(1);
        ModelVersion second = publish(2);
        ModelVersion third = publish(3);

        repository.select(first);
        assertThat(repository.current()).contains(first);
        assertThat(leased()).isEqualTo(1);
        repository.select(third);
        repository.select(third);
        assertThat(leased()).isEqualTo(3);
        assertThat(repository.rollback()).isEqualTo(second);
        close();
        open();
        assertThat(repository.current()).contains(second);

        ModelVersion unknown = new ModelVersion("v000009-00000000");
        assertThatThrownBy(() -> repository.select(unknown))
                .isInstanceOf(IOException.class)
                .hasMessage(models + " has no version " + unknown + ", it has " + repository.versions());
        assertThat(repository.current()).contains(second);
    }

    @Test
    void aSnapshotKnowsItsSize() throws IOException {
        ModelVersion version = publish(1);
        try (Lease lease = repository.lease()) {
            assertThat(lease.snapshot().size()).isEqualTo(repository.size(version));
        }
    }

    @Test
    void closedRepositoryLeasesNothingButItsLeasesAreGood() throws IOException {
        publish(1);
        Lease lease = repository.lease();
        repository.close();
        repository.close();
        assertThat(Tables.constantOf(lease.snapshot())).isEqualTo(1);
        lease.close();
        String closed = "the repository " + models + " is closed";
        assertThatIllegalStateException().isThrownBy(() -> repository.lease()).withMessage(closed);
        assertThatIllegalStateException().isThrownBy(() -> publish(2)).withMessage(closed);
        assertThatIllegalStateException().isThrownBy(repository::refresh).withMessage(closed);
        assertThatIllegalStateException().isThrownBy(repository::rollback).withMessage(closed);
        assertThatIllegalStateException()
                .isThrownBy(() -> repository.select(new ModelVersion("v1")))
                .withMessage(closed);
        assertThatIllegalStateException().isThrownBy(() -> repository.retain(1)).withMessage(closed);
    }
}
