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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Repositories and tables of every released format stay readable; the repository of format n lies in
 * {@code repository-n}.
 */
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
                ElementType.F32,
                2,
                writer -> Tables.append(writer, new float[2], new float[] {1.5f, 1.5f}));
        assertThat(now).hasSameBinaryContentAs(released);
    }

    /**
     * The first tables of these types were of format 1; their row 1 is (-1, 0, 0.5, 1.27), which neither stores
     * exactly.
     */
    @ParameterizedTest
    @CsvSource({"f16.emb, F16, 1.2695312", "i8.emb, I8, 1.27"})
    void shortTypesOfTheFirstFormatAreReadableAndStillWritten(String name, ElementType type, float last)
            throws IOException, URISyntaxException {
        Path released = resource(name);
        float[] row = {-1, 0, 0.5f, 1.27f};
        Path now = directory.resolve("now.emb");
        EmbeddingStore.write(now, Tables.VERSION, type, 4, writer -> Tables.append(writer, new float[4], row));
        assertThat(now).hasSameBinaryContentAs(released);
        try (EmbeddingStore store = EmbeddingStore.open(released)) {
            store.verify();
            assertThat(store.elementType()).isEqualTo(type);
            assertThat(store.rows()).isEqualTo(2);
            store.copyRow(1, row);
            assertThat(row).containsExactly(-1, 0, 0.5f, last);
        }
    }

    private Path resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(getClass().getResource(name)).toURI());
    }

    private void copy(String repository) throws IOException, URISyntaxException {
        Path from = resource(repository);
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : (Iterable<Path>) tree.skip(1)::iterator) {
                Files.copy(path, directory.resolve(from.relativize(path).toString()));
            }
        }
    }
}
