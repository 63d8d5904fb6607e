package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publisher is killed at random moments; each time the repository is whole and the next publication works. */
class KilledPublisherTest {
    private static final int KILLS = "full".equals(System.getProperty("sluice.effort")) ? 200 : 15;

    @TempDir
    Path directory;

    @Test
    void repositoryIsWholeWheneverThePublisherDies() throws IOException, InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            killAfter(random.nextInt(150));
            try (ModelRepository repository = ModelRepository.open(directory)) {
                String place = "kill " + kill + " of seed " + seed;
                requireWhole(repository, place);
                ModelVersion next = repository.publish(writer -> Tables.constant(writer, -1));
                assertThat(repository.current()).as(place).contains(next);
                requireWhole(repository, place);
                assertThat(leftovers()).as(place).isEmpty();
            }
        }
    }

    private void killAfter(int milliseconds) throws IOException, InterruptedException {
        Process publisher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PublishingProcess.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(publisher.getInputStream().read()).isEqualTo('p');
        ModelRepository.open(directory).close(); // leaves alone what the living publisher writes
        Thread.sleep(milliseconds);
        assertThat(publisher.isAlive()).isTrue();
        publisher.destroyForcibly().waitFor();
    }

    private static void requireWhole(ModelRepository repository, String place) throws IOException {
        List<ModelVersion> versions = new ArrayList<>(repository.versions());
        Optional<ModelVersion> current = repository.current();
        assertThat(current.map(versions::contains).orElse(versions.isEmpty()))
                .as("%s: %s is among %s", place, current, versions)
                .isTrue();
        for (ModelVersion version : versions) {
            try (Lease lease = repository.lease(version)) {
                Tables.constantOf(lease.snapshot());
                lease.snapshot().verify();
            }
        }
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> versions = Files.list(directory.resolve("versions"));
                Stream<Path> files = Files.list(directory)) {
            return Stream.concat(versions, files)
                    .filter(path -> path.getFileName().toString().startsWith(".")
                            || path.toString().endsWith(".tmp"))
                    .toList();
        }
    }
}
