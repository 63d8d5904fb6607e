package dev.sluice.store;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Publishes two versions to a repository for each test, of ones and of twos, and closes it. */
abstract class TwoVersions {
    @TempDir
    Path directory;

    ModelVersion first;
    ModelVersion second;

    @BeforeEach
    void publishTwo() throws IOException {
        try (ModelRepository repository = ModelRepository.open(directory)) {
            first = repository.publish(writer -> Tables.constant(writer, 1));
            second = repository.publish(writer -> Tables.constant(writer, 2));
        }
    }

    Path file(ModelVersion version, String name) {
        return directory.resolve("versions").resolve(version.id()).resolve(name);
    }
}
