package dev.sluice.train.bpr;

import dev.sluice.store.SnapshotWriter;
import java.util.Map;

/** The settings as facts in a version's manifest, and back. Threads are no such fact. */
final class BprProvenance {
    private BprProvenance() {}

    static void write(BprSettings settings, String name, SnapshotWriter writer) {
        writer.provenance(name + ".dimension", Integer.toString(settings.dimension()));
        writer.provenance(name + ".epochs", Integer.toString(settings.epochs()));
        writer.provenance(name + ".learning-rate", Double.toString(settings.learningRate()));
        writer.provenance(name + ".regularization", Double.toString(settings.regularization()));
        writer.provenance(name + ".negative-power", Double.toString(settings.negativePower()));
        writer.provenance(name + ".candidates", Integer.toString(settings.candidates()));
        writer.provenance(name + ".seed", Long.toString(settings.seed()));
    }

    static BprSettings read(Map<String, String> provenance, String name) {
        return new BprSettings(
                Integer.parseInt(required(provenance, name + ".dimension")),
                Integer.parseInt(required(provenance, name + ".epochs")),
                Double.parseDouble(required(provenance, name + ".learning-rate")),
                Double.parseDouble(required(provenance, name + ".regularization")),
                Double.parseDouble(required(provenance, name + ".negative-power")),
                Integer.parseInt(required(provenance, name + ".candidates")),
                Long.parseLong(required(provenance, name + ".seed")),
                1);
    }

    private static String required(Map<String, String> provenance, String key) {
        String value = provenance.get(key);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the version's provenance has no " + key + ", it has " + provenance.keySet());
        }
        return value;
    }
}
