package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories of every released format stay readable; the one of format n lies in {@code repository-n}. */
class ReleasedFormatsTest {
    @TempDir
    Path directory;

    @Test
    void firstFormatIsReadable() throws IOException, URISyntaxException {
        copy("repository-1");
        try (ModelRepository repository = ModelRepository.open(directory);
                Lease lease = repository.lease()) {
            ModelSnapshot snapshot = lease.snapshot();
            assertThat(snapshot.version().id()).isEqualTo("v000001-44e46033");
            assertThat(Tables.constantOf(snapshot)).isEqualTo(1.5f);
            assertThat(snapshot.catalogue().items().ids().ids()).containsExactly("item1", "item2");
            assertThat(snapshot.sparse("histories.users").indexes(1)).containsExactly(2, 1);
            assertThat(snapshot.sparse("histories.users").values(1)).containsExactly(0.5f, -4);
            assertThat(snapshot.sparse("histories.users").times(1)).containsExactly(1700000000000L, 1);
            snapshot.verify();
        }
    }

    @Test
    void changedCsvOfTheFirstFormatIsRefused() throws IOException, URISyntaxException {
        copy("repository-1");
        Path items = directory.resolve("versions/v000001-44e46033/catalogue/items.csv");
        Files.writeString(items, Files.readString(items).replace("item1", "item9"));
        try (ModelRepository repository = ModelRepository.open(directory)) {
            assertThatIOException()
                    .isThrownBy(repository::lease)
                    .withMessageMatching("items.csv: is \\d+ bytes with checksum \\w{8}, the manifest says .*");
        }
    }

    @Test
    void writerStillWritesTheFirstFormat() throws IOException, URISyntaxException {
        copy("repository-1");
        Path released = directory.resolve("versions/v000001-44e46033/als.users.emb");
        Path now = directory.resolve("now.emb");
        EmbeddingStore.write(
                now,
                new ModelVersion("v000001-44e46033"),
                2,
                writer -> Tables.append(writer, new float[2], new float[] {1.5f, 1.5f}));
        assertThat(now).hasSameBinaryContentAs(released);
    }

    private void copy(String repository) throws IOException, URISyntaxException {
        Path from = Path.of(
                Objects.requireNonNull(getClass().getResource(repository)).toURI());
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : (Iterable<Path>) tree.skip(1)::iterator) {
                Files.copy(path, directory.resolve(from.relativize(path).toString()));
            }
        }
    }
}
