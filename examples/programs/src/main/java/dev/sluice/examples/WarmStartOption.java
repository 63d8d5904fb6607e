package dev.sluice.examples;

import dev.sluice.data.Catalogue;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.train.WarmStart;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a training begins with an earlier version. */
final class WarmStartOption {
    @Option(
            names = "--start-from",
            paramLabel = "REPO",
            description = "begin with the vectors of this repository's current version, which may be that of --out")
    private @Nullable Path repository;

    /**
     * Refuses models that begin with nothing.
     *
     * @throws IllegalArgumentException if the model does
     */
    WarmStartOption checked(Model model, ModelOptions settings) {
        if (repository != null && !ModelOptions.hasEpochs(model)) {
            throw new IllegalArgumentException("--start-from goes with a model that is trained in epochs: " + model);
        }
        return this;
    }

    /**
     * What a training begins with; valid until it is closed.
     *
     * @param start the vectors
     */
    record Opened(WarmStart start, Optional<ModelRepository> repository, Optional<Lease> lease) implements Closeable {
        @Override
        public void close() {
            lease.ifPresent(Lease::close);
            repository.ifPresent(ModelRepository::close);
        }
    }

    /** Opens it, and says so. */
    Opened open(Model model, Catalogue now, Console console) throws IOException {
        return repository == null
                ? new Opened(WarmStart.NONE, Optional.empty(), Optional.empty())
                : open(repository, model, now, console);
    }

    private static Opened open(Path repository, Model model, Catalogue now, Console console) throws IOException {
        if (!Files.isDirectory(repository)) {
            throw new NoSuchFileException(repository.toString());
        }
        ModelRepository opened = ModelRepository.open(repository);
        try {
            Lease lease = opened.lease();
            return new Opened(
                    start(repository, lease.snapshot(), model, now, console), Optional.of(opened), Optional.of(lease));
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static WarmStart start(
            Path repository, ModelSnapshot earlier, Model model, Catalogue now, Console console) {
        if (!earlier.tables().contains(model.table() + ".users") || !model.isIn(earlier)) {
            throw new IllegalArgumentException(
                    repository + ": version " + earlier.version() + " has no vectors of " + model + " to start from");
        }
        console.say("Starts from version %s of %s", earlier.version().id(), repository);
        console.json("start_from", earlier.version().id());
        return WarmStart.of(earlier, model.table(), now);
    }
}
