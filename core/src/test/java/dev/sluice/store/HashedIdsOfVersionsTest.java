package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.ModelVersion;
import dev.sluice.data.HashedIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How ids are hashed is saved with the table whose rows they are. */
class HashedIdsOfVersionsTest extends FreshRepository {
    private static final HashedIds TAGS = new HashedIds(3, 2, -5);

    private ModelVersion publish(int rows, HashedIds ids) throws IOException {
        return repository.publish(writer -> {
            Tables.constant(writer, 1);
            try (EmbeddingWriter tags = writer.embeddings("tags", ElementType.F32, 1)) {
                for (int row = 0; row < rows; row++) {
                    tags.append(new float[] {row});
                }
            }
            writer.hashedIds("tags", ids);
        });
    }

    @Test
    void theyAreReadAsTheyWereWritten() throws IOException {
        publish(7, TAGS);
        try (ModelRepository reopened = ModelRepository.open(models);
                Lease lease = reopened.lease()) {
            HashedIds read = lease.snapshot().hashedIds("tags");
            assertThat(read).isEqualTo(TAGS);
            int[] rows = new int[4];
            read.read(List.of("blue", "gone"), rows);
            float[] sums = new float[2];
            new EmbeddingBag(lease.snapshot().embeddings("tags"), EmbeddingBag.Pooling.SUM)
                    .pool(rows, new int[] {0, 2, 4}, EmbeddingBag.UNWEIGHTED, sums);
            assertThat(sums).containsExactly(rows[0] + rows[1], rows[2] + rows[3]);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> lease.snapshot().hashedIds("als.items"))
                    .withMessageEndingWith(" has no hashed ids for table als.items, it has [tags]");
        }
    }

    @Test
    void aTableOfAnotherLengthIsRefused() throws IOException {
        publish(1);
        assertThatIOException()
                .isThrownBy(() -> publish(6, TAGS))
                .withMessageContaining("table tags has 6 rows, HashedIds[buckets=3, hashes=2, seed=-5] have 7");
        assertThatIOException()
                .isThrownBy(() -> repository.publish(writer -> {
                    Tables.constant(writer, 2);
                    writer.hashedIds("tags", TAGS);
                }))
                .withMessageContaining("for an embedding table tags, which there is not");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> repository.publish(writer -> {
                    writer.hashedIds("tags", TAGS);
                    writer.hashedIds("tags", TAGS);
                }))
                .withMessage("hashed ids of table tags were saved already");
        assertThat(leased()).isEqualTo(1);
    }

    @Test
    void settingsThatWereChangedAreFoundWhenTheVersionIsOpened() throws IOException {
        ModelVersion version = publish(7, TAGS);
        Path manifest = models.resolve("versions").resolve(version.id()).resolve("manifest.json");
        String text = Files.readString(manifest);
        assertThat(text).contains("\"buckets\" : 3");
        Files.writeString(manifest, text.replace("\"buckets\" : 3", "\"buckets\" : 4"));

        try (ModelRepository reopened = ModelRepository.open(models)) {
            assertThatIOException()
                    .isThrownBy(reopened::lease)
                    .withMessageContaining("table tags has 7 rows, HashedIds[buckets=4, hashes=2, seed=-5] have 9");
        }
        Files.writeString(manifest, text.replace("\"hashes\" : 2", "\"hashes\" : 1"));
        try (ModelRepository reopened = ModelRepository.open(models)) {
            assertThatIOException()
                    .isThrownBy(reopened::lease)
                    .withMessageContaining("manifest.json: hashes must be from 2 to 16: 1");
        }
    }

    @Test
    void theyAreKeptWhenAUserIsErased() throws IOException {
        publish(7, TAGS);
        repository.erase("user1");
        try (Lease lease = repository.lease()) {
            assertThat(lease.snapshot().catalogue().users().ids().row("user1")).isZero();
            assertThat(lease.snapshot().hashedIds("tags")).isEqualTo(TAGS);
        }
    }
}
