package dev.sluice.train.bpr;

import dev.sluice.internal.text.Facts;
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
        Facts facts = new Facts(provenance, name);
        return new BprSettings(
                facts.integer("dimension"),
                facts.integer("epochs"),
                facts.number("learning-rate"),
                facts.number("regularization"),
                facts.number("negative-power"),
                facts.integer("candidates"),
                facts.longInteger("seed"),
                1);
    }
}
