package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The address space of an old version is given back when its last lease ends and not before, as the system itself
 * tells.
 */
class UnmappingTest {
    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final long PATIENCE_NANOS = 8_000_000_000L;

    @TempDir
    Path directory;

    @BeforeEach
    void requireMaps() {
        assumeTrue(Files.isReadable(MAPS), "this system does not tell what is mapped");
    }

    @Test
    void oldVersionIsMappedUntilItsLastLeaseEnds() throws IOException, InterruptedException {
        try (ModelRepository repository = ModelRepository.open(directory)) {
            ModelVersion first = repository.publish(writer -> Tables.constant(writer, 1));
            Lease one = repository.lease();
            Lease other = repository.lease();
            ModelVersion second = repository.publish(writer -> Tables.constant(writer, 2));
            assertThat(mapped(first)).isNotEmpty();

            one.close();
            one = null;
            collect();
            assertThat(mapped(first)).as("mapped while a lease is held").isNotEmpty();
            assertThat(Tables.constantOf(other.snapshot())).isEqualTo(1);

            other.close();
            other = null;
            if (!unmapsAtOnce()) {
                collectUntilUnmapped(first);
            }
            assertThat(mapped(first)).isEmpty();
            assertThat(mapped(second)).isNotEmpty();
        }
    }

    @Test
    void erasedUsersVersionLeavesNoMappingAndNoOpenFile() throws IOException, InterruptedException {
        try (ModelRepository repository = ModelRepository.open(directory)) {
            ModelVersion version = repository.publish(writer -> PersonalTables.write(writer, 3, 1));
            repository.erase(PersonalTables.id(1));
            if (!unmapsAtOnce()) {
                collectUntilUnmapped(version);
            }
            assertThat(mapped(version)).isEmpty();
            assertThat(mapped(repository.current().orElseThrow())).isNotEmpty();
        }
    }

    /** The layer of JDK 22 and later does; its kernels have other names. */
    private static boolean unmapsAtOnce() {
        return !EmbeddingStore.kernels().equals("plain");
    }

    private static void collect() throws InterruptedException {
        System.gc();
        Thread.sleep(100);
    }

    private static void collectUntilUnmapped(ModelVersion version) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!mapped(version).isEmpty() && System.nanoTime() < end) {
            collect();
        }
    }

    private static List<String> mapped(ModelVersion version) throws IOException {
        return Files.readAllLines(MAPS).stream()
                .filter(line ->
                        line.contains("/" + version.id() + "/") || line.contains("/.deleted-" + version.id() + "/"))
                .toList();
    }
}
