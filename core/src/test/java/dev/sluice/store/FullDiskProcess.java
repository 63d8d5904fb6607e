package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A process that works on a disk of one mebibyte and fills it. */
final class FullDiskProcess {
    private static final int PAGE = 4096;

    private final Path disk;
    private final Path models;

    private FullDiskProcess(Path disk) {
        this.disk = disk;
        this.models = disk.resolve("models");
    }

    public static void main(String[] args) throws IOException {
        FullDiskProcess process = new FullDiskProcess(Path.of(args[0]));
        process.tooLargeAVersionIsNotPublished();
        process.publicationFailsOnAnyPageOrIsWhole();
        process.currentStaysWhenTheDiskIsFull();
        process.erasureFailsWholeOrNot();
        process.tableOfItsOwnStays();
        System.out.println("done");
    }

    private void tooLargeAVersionIsNotPublished() throws IOException {
        try (ModelRepository repository = ModelRepository.open(models)) {
            ModelVersion first = repository.publish(writer -> PersonalTables.write(writer, 3, 1));
            assertThatIOException()
                    .isThrownBy(() -> repository.publish(writer -> PersonalTables.write(writer, 100_000, 2)))
                    .withMessageMatching("\\S+: could not be written: No space left on device");
            requireOnly(repository, first, 1);
        }
        try (ModelRepository again = ModelRepository.open(models)) {
            requireOnly(again, again.current().orElseThrow(), 1);
        }
    }

    /** Leaves one page more each time, until there is room: so the disk is full at every step once. */
    private void publicationFailsOnAnyPageOrIsWhole() throws IOException {
        try (ModelRepository repository = ModelRepository.open(models)) {
            ModelVersion old = repository.current().orElseThrow();
            Optional<ModelVersion> published = Optional.empty();
            int failures = 0;
            while (published.isEmpty()) {
                fillButFor(failures);
                try {
                    published = Optional.of(repository.publish(writer -> PersonalTables.write(writer, 3, 2)));
                } catch (IOException e) {
                    assertThat(e).hasMessageContaining("No space left on device");
                    requireOnly(repository, old, 1);
                    failures++;
                }
            }
            assertThat(failures).isGreaterThan(3);
            assertThat(repository.current()).isEqualTo(published);
            requireVersion(repository, published.get(), 2);
        }
    }

    private void currentStaysWhenTheDiskIsFull() throws IOException {
        try (ModelRepository repository = ModelRepository.open(models)) {
            ModelVersion current = repository.current().orElseThrow();
            fillButFor(0);
            assertThatIOException()
                    .isThrownBy(repository::rollback)
                    .withMessage("CURRENT: could not be written: No space left on device");
            assertThat(repository.current()).contains(current);
            requireVersion(repository, current, 2);
            assertThat(names(models)).containsExactlyInAnyOrder("CURRENT", "LOCK", "versions");
        }
    }

    private void erasureFailsWholeOrNot() throws IOException {
        try (ModelRepository repository = ModelRepository.open(models)) {
            List<ModelVersion> versions = repository.versions();
            fillButFor(0);
            assertThatIOException()
                    .isThrownBy(() -> repository.erase(PersonalTables.id(1)))
                    .withMessageContaining("No space left on device");
            assertThat(repository.versions()).isEqualTo(versions);
            requireVersion(repository, versions.get(0), 1);
            requireVersion(repository, versions.get(1), 2);
            fillButFor(40);
            assertThat(repository.erase(PersonalTables.id(1)).isComplete()).isTrue();
            assertThat(PersonalTables.filesWith(models, PersonalTables.id(1))).isEmpty();
        }
    }

    private void tableOfItsOwnStays() throws IOException {
        fillButFor(4);
        Path table = Tables.embeddings(disk.resolve("own.emb"), new float[] {1, 2});
        fillButFor(0);
        assertThatIOException()
                .isThrownBy(() -> Tables.embeddings(table, new float[1 << 16], new float[1 << 16]))
                .withMessage("own.emb: could not be written: No space left on device");
        assertThat(names(disk)).containsExactlyInAnyOrder("filler", "models", "own.emb");
        try (EmbeddingStore store = EmbeddingStore.open(table)) {
            store.verify();
            assertThat(store.rows()).isEqualTo(1);
        }
    }

    private void requireOnly(ModelRepository repository, ModelVersion version, int value) throws IOException {
        assertThat(repository.current()).contains(version);
        assertThat(repository.versions()).containsExactly(version);
        requireVersion(repository, version, value);
        assertThat(names(models.resolve("versions"))).containsExactly(version.id());
        assertThat(names(models)).containsExactlyInAnyOrder("CURRENT", "LOCK", "versions");
    }

    private static void requireVersion(ModelRepository repository, ModelVersion version, int value) throws IOException {
        try (Lease lease = repository.lease(version)) {
            PersonalTables.require(lease.snapshot(), 3, value);
            lease.snapshot().verify();
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    private void fillButFor(int pages) throws IOException {
        awaitUnmapping();
        Path filler = disk.resolve("filler");
        long length = 0;
        try (SeekableByteChannel channel = Files.newByteChannel(
                filler, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (true) {
                channel.write(ByteBuffer.allocate(PAGE));
                length += PAGE;
            }
        } catch (IOException full) {
            try (SeekableByteChannel channel = Files.newByteChannel(filler, StandardOpenOption.WRITE)) {
                channel.truncate(Math.max(0, length - (long) pages * PAGE));
            }
        }
    }

    /** Before JDK 22 the garbage collector unmaps, and until then a deleted file keeps its pages. */
    private void awaitUnmapping() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (isDeletedFileMapped()) {
            assertThat(System.nanoTime()).as("a deleted file stays mapped").isLessThan(end);
            System.gc();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private boolean isDeletedFileMapped() throws IOException {
        try (Stream<String> mappings = Files.lines(Path.of("/proc/self/maps"))) {
            return mappings.anyMatch(mapping -> mapping.contains(disk + "/") && mapping.endsWith("(deleted)"));
        }
    }
}
