package dev.sluice.serving;

import dev.sluice.ModelVersion;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Which version of a repository is to be in service: whichever is current, or always the same. */
final class Target {
    private final ModelRepository repository;
    private final Optional<ModelVersion> pinned;

    private Target(ModelRepository repository, Optional<ModelVersion> pinned) {
        this.repository = repository;
        this.pinned = pinned;
    }

    static Target current(ModelRepository repository) {
        return new Target(repository, Optional.empty());
    }

    static Target pinned(ModelRepository repository, ModelVersion version) {
        return new Target(repository, Optional.of(version));
    }

    /** The version that is wanted now; none if the repository was closed or has none. */
    Optional<ModelVersion> wanted() {
        return pinned.isPresent() ? pinned : repository.current();
    }

    Lease lease() {
        try {
            return pinned.isPresent() ? repository.lease(pinned.get()) : repository.lease();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sees what other processes have published. */
    void lookAgain() {
        try {
            if (pinned.isEmpty()) {
                repository.refresh();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ModelVersion rollback() {
        if (pinned.isPresent()) {
            throw new IllegalStateException("the recommender is pinned to version " + pinned.get());
        }
        try {
            return repository.rollback();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
