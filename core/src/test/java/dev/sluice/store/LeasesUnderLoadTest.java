package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leases are taken while the repository goes back, deletes and closes: each is good or refused, none is cut short. */
class LeasesUnderLoadTest {
    private static final int ROUNDS = "full".equals(System.getProperty("sluice.effort")) ? 1000 : 60;
    private static final int READERS = 4;

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newFixedThreadPool(READERS);
    private final AtomicBoolean done = new AtomicBoolean();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private List<Future<Integer>> start(Callable<Integer> reader) {
        List<Future<Integer>> started = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            started.add(threads.submit(reader));
        }
        return started;
    }

    @Test
    void anyVersionIsWholeOrGone() throws IOException, InterruptedException, ExecutionException {
        try (ModelRepository repository = ModelRepository.open(directory)) {
            repository.publish(writer -> Tables.constant(writer, 0));
            List<Future<Integer>> readers = start(() -> leaseAny(repository));
            for (int round = 1; round <= ROUNDS; round++) {
                float value = round;
                repository.publish(writer -> Tables.constant(writer, value));
                if (round % 3 == 0) {
                    repository.rollback();
                }
                repository.retain(2);
            }
            done.set(true);
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).as("leases of a reader").isPositive();
            }
            repository.retain(1);
            assertThat(repository.versions()).as("no lease was leaked").hasSizeBetween(1, 2);
        }
    }

    private int leaseAny(ModelRepository repository) throws IOException {
        Random random = new Random();
        int leases = 0;
        while (!done.get()) {
            List<ModelVersion> versions = repository.versions();
            ModelVersion version = versions.get(random.nextInt(versions.size()));
            try (Lease lease = repository.lease(version)) {
                float value = Tables.constantOf(lease.snapshot());
                Thread.yield();
                assertThat(Tables.constantOf(lease.snapshot())).isEqualTo(value);
                leases++;
            } catch (IOException e) {
                assertThat(repository.versions()).doesNotContain(version);
            }
        }
        return leases;
    }

    @Test
    void closedRepositorySaysSoToWhoeverComesAtThatMoment()
            throws IOException, InterruptedException, ExecutionException {
        try (ModelRepository repository = ModelRepository.open(directory)) {
            repository.publish(writer -> Tables.constant(writer, 1));
        }
        for (int round = 0; round < ROUNDS; round++) {
            ModelRepository repository = ModelRepository.open(directory);
            List<Future<Integer>> readers = start(() -> leaseUntilClosed(repository));
            LockSupport.parkNanos(100_000L * (round % 30));
            repository.close();
            for (Future<Integer> reader : readers) {
                reader.get();
            }
        }
    }

    private static int leaseUntilClosed(ModelRepository repository) throws IOException {
        for (int leases = 0; ; leases++) {
            try (Lease lease = repository.lease()) {
                Tables.constantOf(lease.snapshot());
            } catch (IllegalStateException e) {
                assertThat(e).hasMessageEndingWith("is closed").hasMessageStartingWith("the repository");
                return leases;
            }
        }
    }
}
