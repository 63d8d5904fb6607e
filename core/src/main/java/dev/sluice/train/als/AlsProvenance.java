package dev.sluice.train.als;

import dev.sluice.store.SnapshotWriter;
import java.util.Map;

/** The settings of a factorisation as facts in a version's manifest, and back. Threads are no such fact. */
final class AlsProvenance {
    private AlsProvenance() {}

    static void write(AlsSettings settings, String name, SnapshotWriter writer) {
        writer.provenance(name + ".dimension", Integer.toString(settings.dimension()));
        writer.provenance(name + ".epochs", Integer.toString(settings.epochs()));
        writer.provenance(name + ".unobserved-weight", Double.toString(settings.unobservedWeight()));
        writer.provenance(name + ".regularization", Double.toString(settings.regularization()));
        writer.provenance(name + ".frequency-exponent", Double.toString(settings.frequencyExponent()));
        writer.provenance(
                name + ".confidence-constant",
                Double.toString(settings.confidence().constant()));
        writer.provenance(
                name + ".confidence-slope",
                Double.toString(settings.confidence().slope()));
        writer.provenance(name + ".block", Integer.toString(settings.block()));
        writer.provenance(name + ".seed", Long.toString(settings.seed()));
    }

    static AlsSettings read(Map<String, String> provenance, String name) {
        return new AlsSettings(
                Integer.parseInt(required(provenance, name + ".dimension")),
                Integer.parseInt(required(provenance, name + ".epochs")),
                Double.parseDouble(required(provenance, name + ".unobserved-weight")),
                Double.parseDouble(required(provenance, name + ".regularization")),
                Double.parseDouble(required(provenance, name + ".frequency-exponent")),
                new Confidence(
                        Double.parseDouble(required(provenance, name + ".confidence-constant")),
                        Double.parseDouble(required(provenance, name + ".confidence-slope"))),
                Integer.parseInt(required(provenance, name + ".block")),
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
