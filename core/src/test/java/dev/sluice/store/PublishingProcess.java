package dev.sluice.store;

import java.io.IOException;
import java.nio.file.Path;

/** A process that publishes until it is killed. */
final class PublishingProcess {
    private PublishingProcess() {}

    public static void main(String[] args) throws IOException {
        try (ModelRepository repository = ModelRepository.open(Path.of(args[0]))) {
            System.out.println("publishing");
            for (int i = 1; i < Integer.MAX_VALUE; i++) {
                float value = i;
                repository.publish(writer -> Tables.constant(writer, value));
                repository.retain(3);
            }
        }
    }
}
