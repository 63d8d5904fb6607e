package dev.sluice.train.popularity;

import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.engine.Tables;
import java.io.IOException;

/** What the models of this package write. */
final class Numbers {
    private Numbers() {}

    /** A number for each item, as the embedding table {@code <name>.items} of one dimension. */
    static void write(double[] numbers, String name, SnapshotWriter writer) throws IOException {
        Tables.numbers(writer, name + ".items", numbers.length, item -> numbers[item]);
    }

    static void note(PopularitySettings settings, String name, SnapshotWriter writer) {
        writer.provenance(name + ".counted", settings.counted().name());
        settings.window().ifPresent(window -> {
            writer.provenance(name + ".from", window.from().toString());
            writer.provenance(name + ".to", window.to().toString());
        });
        settings.recency().ifPresent(recency -> {
            writer.provenance(name + ".half-life", recency.halfLife().toString());
            writer.provenance(name + ".as-of", recency.asOf().toString());
        });
    }
}
