package dev.sluice.examples;

import dev.sluice.ModelVersion;
import dev.sluice.data.Dataset;
import dev.sluice.data.prepare.Prepared;
import dev.sluice.store.ModelRepository;
import dev.sluice.train.TrainedModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.List;

/** Publishes models as one version, together with the catalogue whose rows they speak and where they came from. */
final class Publication {
    private Publication() {}

    /** Publishes; the version it made is current then. */
    static ModelVersion publish(Prepared prepared, List<TrainedModel> models, ModelRepository repository)
            throws IOException {
        Dataset data = prepared.data();
        return repository.publish(writer -> {
            writer.catalogue(data.catalogue());
            prepared.provenance().forEach(writer::provenance);
            writer.provenance("data.hash", data.hash());
            writer.provenance(
                    "data.events", Integer.toString(data.interactions().size()));
            for (TrainedModel model : models) {
                model.write(writer);
            }
        });
    }

    /** Says which version there is now, and what it took. */
    static void announce(ModelVersion version, Console console) {
        long peak = peakHeap();
        console.say("Published version @|bold %s|@; at most %,d MB of heap were in use", version, peak >> 20);
        console.json("version", version.id(), "peak_bytes", peak);
    }

    /** The most heap that was in use at once, garbage not yet collected included. */
    static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
