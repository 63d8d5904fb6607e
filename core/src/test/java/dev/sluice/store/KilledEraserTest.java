package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever erases is killed at random moments; each time every version is whole, knows the user or does not, and can be
 * asked again.
 */
class KilledEraserTest {
    private static final int KILLS = "full".equals(System.getProperty("sluice.effort")) ? 100 : 8;
    private static final int VERSIONS = 3;
    private static final int USERS = 60;

    @TempDir
    Path directory;

    @Test
    void everyVersionIsWholeWheneverTheEraserDies() throws IOException, InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int erased = publish();
        for (int kill = 0; kill < KILLS; kill++) {
            if (erased > USERS - 10) {
                erased = publish();
            }
            int begun = killAfter(random.nextInt(120), erased + 1);
            String place = "kill " + kill + " of seed " + seed + ", while " + begun + " was erased";
            erased = requireWhole(begun, place);
        }
    }

    private Path models() {
        return directory.resolve("models");
    }

    private int publish() throws IOException {
        try (ModelRepository repository = ModelRepository.open(models())) {
            for (int version = 1; version <= VERSIONS; version++) {
                int value = version;
                repository.publish(writer -> PersonalTables.write(writer, USERS, value));
            }
            repository.retain(VERSIONS);
            repository.rollback();
        }
        return 0;
    }

    /** Kills a process that erases from a user on; returns whom it had begun to erase. */
    private int killAfter(int milliseconds, int from) throws IOException, InterruptedException {
        Path said = directory.resolve("said");
        Process eraser = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ErasingProcess.class.getName(),
                        models().toString(),
                        Integer.toString(from),
                        Integer.toString(USERS))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(said.toFile())
                .start();
        while (eraser.isAlive() && Files.size(said) == 0) {
            Thread.sleep(5);
        }
        ModelRepository.open(models()).close(); // leaves alone what the living eraser writes
        Thread.sleep(milliseconds);
        assertThat(eraser.isAlive()).isTrue();
        eraser.destroyForcibly().waitFor();
        return (int) Files.readAllLines(said).stream()
                        .filter(line -> line.startsWith("erasing"))
                        .count()
                + from
                - 1;
    }

    private int requireWhole(int begun, String place) throws IOException {
        for (int gone = 1; gone < begun; gone++) {
            assertThat(PersonalTables.filesWith(models(), PersonalTables.id(gone)))
                    .as("%s: user %d", place, gone)
                    .isEmpty();
        }
        try (ModelRepository repository = ModelRepository.open(models())) {
            List<ModelVersion> versions = repository.versions();
            assertThat(versions).as(place).hasSize(VERSIONS);
            assertThat(repository.current()).as(place).contains(versions.get(VERSIONS - 2));
            for (int value = 1; value <= VERSIONS; value++) {
                requireWhole(repository, versions.get(value - 1), value, begun);
            }
            repository.erase(PersonalTables.id(begun));
            assertThat(PersonalTables.filesWith(models(), PersonalTables.id(begun)))
                    .as(place)
                    .isEmpty();
        }
        assertThat(models().resolve("versions").toFile().list()).as(place).hasSize(VERSIONS);
        assertThat(models().toFile().list()).as(place).containsExactlyInAnyOrder("CURRENT", "LOCK", "versions");
        return begun;
    }

    private static void requireWhole(ModelRepository repository, ModelVersion version, int value, int begun)
            throws IOException {
        try (Lease lease = repository.lease(version)) {
            boolean done = lease.snapshot().catalogue().users().ids().row(PersonalTables.id(begun)) == 0;
            int[] erased = new int[done ? begun : begun - 1];
            for (int i = 0; i < erased.length; i++) {
                erased[i] = i + 1;
            }
            PersonalTables.require(lease.snapshot(), USERS, value, erased);
            lease.snapshot().verify();
        }
    }
}
