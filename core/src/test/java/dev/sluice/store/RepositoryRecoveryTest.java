package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What was never finished does not exist, and what was lost can be mended. */
class RepositoryRecoveryTest extends TwoVersions {
    @Test
    void failedRefreshKeepsTheOldVersion() throws IOException {
        try (ModelRepository reader = ModelRepository.open(directory);
                ModelRepository publisher = ModelRepository.open(directory)) {
            ModelVersion third = publisher.publish(writer -> Tables.constant(writer, 3));
            Files.delete(file(third, "manifest.json"));
            assertThatIOException().isThrownBy(reader::refresh);
            assertThat(reader.current()).contains(second);
            try (Lease lease = reader.lease()) {
                assertThat(Tables.constantOf(lease.snapshot())).isEqualTo(2);
            }
        }
    }

    @Test
    void currentThatNamesNothingIsRefused() throws IOException {
        Files.writeString(directory.resolve("CURRENT"), "v000009-00000000\n");
        assertThatIOException()
                .isThrownBy(() -> ModelRepository.open(directory))
                .withMessageContaining("has no version v000009-00000000");
        Files.writeString(directory.resolve("CURRENT"), "../escape");
        assertThatIOException()
                .isThrownBy(() -> ModelRepository.open(directory))
                .withMessageContaining("'../escape'");
    }

    @Test
    void lostCurrentIsSaidAndMendedByRollback() throws IOException {
        Files.delete(directory.resolve("CURRENT"));
        try (ModelRepository repository = ModelRepository.open(directory)) {
            assertThat(repository.current()).isEmpty();
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(repository::lease)
                    .withMessage(directory + " has lost the file CURRENT; it has [" + first + ", " + second
                            + "]: publish another or roll back to the newest");
            assertThat(repository.rollback()).isEqualTo(second);
            try (Lease lease = repository.lease()) {
                assertThat(Tables.constantOf(lease.snapshot())).isEqualTo(2);
            }
        }
    }

    @Test
    void lostCurrentIsMendedByPublishing() throws IOException {
        Files.delete(directory.resolve("CURRENT"));
        try (ModelRepository repository = ModelRepository.open(directory)) {
            ModelVersion third = repository.publish(writer -> Tables.constant(writer, 3));
            assertThat(repository.current()).contains(third);
            assertThat(repository.versions()).containsExactly(first, second, third);
        }
    }

    @Test
    void leftoversOfEveryStageAreRemoved() throws IOException {
        Path versions = directory.resolve("versions");
        Files.createDirectories(versions.resolve(".writing-v000003-00000003/content"));
        Files.createFile(versions.resolve(".writing-v000003-00000003/content/als.items.emb.tmp"));
        Files.createDirectories(versions.resolve(".writing-v000004-00000004"));
        Files.createDirectories(versions.resolve("v000004-00000004"));
        Files.createDirectories(versions.resolve(".writing-" + second));
        Files.createDirectories(versions.resolve(".deleted-v000000-00000000/catalogue"));
        Files.writeString(directory.resolve("CURRENT.tmp"), "v0000");
        try (ModelRepository repository = ModelRepository.open(directory)) {
            assertThat(repository.versions()).containsExactly(first, second);
            assertThat(repository.current()).contains(second);
        }
        assertThat(versions.toFile().list()).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("CURRENT", "LOCK", "versions");
    }

    @Test
    void whatALivingPublisherWritesIsLeftAlone() throws IOException {
        try (ModelRepository publisher = ModelRepository.open(directory)) {
            ModelVersion third = publisher.publish(writer -> {
                Tables.constant(writer, 3);
                try (ModelRepository other = ModelRepository.open(directory)) {
                    assertThat(other.versions()).containsExactly(first, second);
                }
            });
            assertThat(publisher.versions()).containsExactly(first, second, third);
        }
    }
}
