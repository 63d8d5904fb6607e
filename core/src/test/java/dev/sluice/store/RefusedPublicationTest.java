package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A publication that is refused, or that fails, leaves everything as it was. */
class RefusedPublicationTest extends FreshRepository {
    private void refusesToPublish(ModelRepository.Content content, String message) throws IOException {
        List<ModelVersion> before = repository.versions();
        assertThatThrownBy(() -> repository.publish(content)).hasMessage(message);
        assertThat(repository.versions()).isEqualTo(before);
        try (Stream<Path> left = Files.list(models.resolve("versions"))) {
            assertThat(left).hasSize(before.size());
        }
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
