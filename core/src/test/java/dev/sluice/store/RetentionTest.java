package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sluice.ModelVersion;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Versions go back one by one, and away when there are enough of them. */
class RetentionTest extends FreshRepository {
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
}
