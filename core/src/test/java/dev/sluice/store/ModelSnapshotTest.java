package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a version says of itself: its tables, its origin and its size. */
class ModelSnapshotTest extends FreshRepository {
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
    void whatIsMadeOfAVersionIsMadeOnce() throws IOException {
        publish(1);
        try (Lease lease = repository.lease()) {
            ModelSnapshot snapshot = lease.snapshot();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> snapshot.once(String.class, "a", () -> {
                        throw new IllegalArgumentException("not yet");
                    }));
            String made = snapshot.once(String.class, "a", () -> new String("made"));

            assertThat(snapshot.once(String.class, "a", () -> "again")).isSameAs(made);
            assertThat(snapshot.once(String.class, "b", () -> "another")).isEqualTo("another");
            assertThat(snapshot.once(Integer.class, "a", () -> 7)).isEqualTo(7);
        }
        publish(2);
        try (Lease lease = repository.lease()) {
            assertThat(lease.snapshot().once(String.class, "a", () -> "of the next"))
                    .isEqualTo("of the next");
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
        try (ModelRepository server = ModelRepository.open(models)) {
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
            Path table = models.resolve("versions").resolve(first.id()).resolve("als.items.emb");
            assertThat(now.tables()).containsEntry("als.items", Files.size(table));
            assertThat(now.catalogue()).isPositive();
            server.refresh();
            assertThat(server.pending()).isEmpty();
        }
        assertThatIOException()
                .isThrownBy(() -> repository.size(new ModelVersion("v000009-00000000")))
                .withMessageContaining("has no version v000009-00000000");
    }
}
