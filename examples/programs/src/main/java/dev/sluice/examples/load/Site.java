package dev.sluice.examples.load;

import dev.sluice.ModelVersion;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.train.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A repository with versions of one made-up world. */
final class Site {
    private Site() {}

    /**
     * Sees to it that there are so many versions, all alike but for their names, the first of them current.
     *
     * @param scratch for what is needed to make one
     * @throws IllegalArgumentException if the repository holds a version of another world
     */
    static void build(ModelRepository repository, WorldSettings settings, int versions, Path scratch)
            throws IOException {
        for (ModelVersion version : repository.versions()) {
            requireSame(repository, version, settings);
        }
        int missing = versions - repository.versions().size();
        if (missing > 0) {
            List<TrainedModel> rankers = RankerSchool.train(settings, scratch);
            World world = new World(settings, Files.createDirectories(scratch.resolve("world")));
            for (int i = 0; i < missing; i++) {
                world.publish(repository, rankers);
            }
        }
    }

    private static void requireSame(ModelRepository repository, ModelVersion version, WorldSettings settings)
            throws IOException {
        try (Lease lease = repository.lease(version)) {
            String made = lease.snapshot().provenance().getOrDefault(World.PROVENANCE, "none of a made-up world");
            if (!made.equals(settings.toString())) {
                throw new IllegalArgumentException(
                        "the repository must hold " + settings + ": version " + version + " is " + made);
            }
        }
    }
}
