package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readers lease and read while versions come and go: each sees one whole version, and never an older one than before.
 */
class SwapUnderLoadTest {
    private static final int SWAPS = 100;
    private static final int READERS = 8;
    private static final int USERS = 3;

    @TempDir
    Path directory;

    @Test
    void everyReaderSeesWholeVersions() throws IOException, InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        try (ModelRepository repository = ModelRepository.open(directory)) {
            repository.publish(writer -> PersonalTables.write(writer, USERS, 0));
            AtomicBoolean done = new AtomicBoolean();
            Callable<Long> reader = () -> readUntil(done, repository);
            List<Future<Long>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit(reader));
            }
            try {
                for (int swap = 1; swap <= SWAPS; swap++) {
                    int value = swap;
                    repository.publish(writer -> PersonalTables.write(writer, USERS, value));
                    repository.retain(2);
                }
            } finally {
                done.set(true);
            }
            for (Future<Long> result : readers) {
                assertThat(result.get()).as("leases of a reader").isPositive();
            }
            assertThat(repository.versions()).hasSizeBetween(2, 2 + READERS);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long readUntil(AtomicBoolean done, ModelRepository repository) throws IOException {
        long leases = 0;
        int newest = 0;
        while (!done.get()) {
            try (Lease lease = repository.lease()) {
                int value = wholeVersion(lease.snapshot());
                assertThat(value).isGreaterThanOrEqualTo(newest);
                LockSupport.parkNanos(50_000); // swaps fall into leases, and the publisher gets a core
                assertThat(wholeVersion(lease.snapshot())).isEqualTo(value);
                newest = value;
                leases++;
            }
        }
        return leases;
    }

    /** Which version it is, after every row of every table and of the catalogue was seen to be of it. */
    private static int wholeVersion(ModelSnapshot snapshot) {
        int value = Integer.parseInt(snapshot.provenance().get("value"));
        PersonalTables.require(snapshot, USERS, value);
        return value;
    }
}
