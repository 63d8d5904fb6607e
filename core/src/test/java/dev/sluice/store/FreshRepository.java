package dev.sluice.store;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Opens a repository for each test that nothing was published to. */
abstract class FreshRepository {
    @TempDir
    Path directory;

    Path models = Path.of("");
    ModelRepository repository;

    @BeforeEach
    void open() throws IOException {
        models = directory.resolve("models");
        repository = ModelRepository.open(models);
    }

    @AfterEach
    void close() {
        repository.close();
    }

    /** A version every number of which is this. */
    ModelVersion publish(float value) throws IOException {
        return repository.publish(writer -> Tables.constant(writer, value));
    }

    /** The number of the version that is leased now. */
    float leased() throws IOException {
        try (Lease lease = repository.lease()) {
            return Tables.constantOf(lease.snapshot());
        }
    }
}
