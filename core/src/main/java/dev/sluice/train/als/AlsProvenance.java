package dev.sluice.train.als;

import dev.sluice.internal.text.Facts;
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
        writer.provenance(name + ".solver", settings.solver().toString());
        writer.provenance(name + ".seed", Long.toString(settings.seed()));
    }

    static AlsSettings read(Map<String, String> provenance, String name) {
        Facts facts = new Facts(provenance, name);
        return new AlsSettings(
                facts.integer("dimension"),
                facts.integer("epochs"),
                facts.number("unobserved-weight"),
                facts.number("regularization"),
                facts.number("frequency-exponent"),
                new Confidence(facts.number("confidence-constant"), facts.number("confidence-slope")),
                AlsSolver.of(facts.text("solver")),
                facts.longInteger("seed"),
                1);
    }
}
