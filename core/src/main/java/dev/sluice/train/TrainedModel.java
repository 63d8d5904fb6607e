package dev.sluice.train;

import dev.sluice.store.SnapshotWriter;
import java.io.IOException;

/**
 * What a training gives: tables that can be written into a model version. A version may hold several models; the tables
 * and provenance of each begin with its name.
 *
 * <pre>{@code
 * repository.publish(writer -> {
 *     writer.catalogue(catalogue);
 *     als.write(writer);
 *     Histories.of(interactions).write(writer);
 * });
 * }</pre>
 */
public interface TrainedModel {
    /** What its tables begin with. */
    String name();

    /** Writes its tables, one after the other, and notes its settings as provenance. */
    void write(SnapshotWriter writer) throws IOException;
}
