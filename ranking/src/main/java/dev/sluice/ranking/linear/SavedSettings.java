package dev.sluice.ranking.linear;

import dev.sluice.internal.text.Facts;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Settings in the provenance of a version. */
final class SavedSettings {
    private static final String BITS = "bits";
    private static final String CROSSES = "crosses";

    /** These two stand in no feature's name. */
    private static final String BETWEEN_CROSSES = ",";

    private static final String BETWEEN_FEATURES = "*";

    private SavedSettings() {}

    static void write(FtrlSettings settings, String name, SnapshotWriter writer) {
        writer.provenance(name + ".alpha", Double.toString(settings.alpha()));
        writer.provenance(name + ".beta", Double.toString(settings.beta()));
        writer.provenance(name + ".l1", Double.toString(settings.l1()));
        writer.provenance(name + ".l2", Double.toString(settings.l2()));
        writer.provenance(name + ".epochs", Integer.toString(settings.epochs()));
        writer.provenance(name + ".seed", Long.toString(settings.seed()));
        writer.provenance(name + "." + BITS, Integer.toString(settings.hashing().bits()));
        writer.provenance(
                name + "." + CROSSES,
                settings.hashing().crosses().stream()
                        .map(Cross::toString)
                        .collect(Collectors.joining(BETWEEN_CROSSES)));
    }

    static FtrlSettings read(ModelSnapshot snapshot, String name) {
        Facts facts = new Facts(snapshot.provenance(), name);
        return new FtrlSettings(
                facts.number("alpha"),
                facts.number("beta"),
                facts.number("l1"),
                facts.number("l2"),
                facts.integer("epochs"),
                facts.longInteger("seed"),
                hashing(snapshot, name));
    }

    /** How a model hashes: one that was saved before there was hashing has no crosses. */
    static Hashing hashing(ModelSnapshot snapshot, String name) {
        Facts facts = new Facts(snapshot.provenance(), name);
        return facts.find(BITS).isEmpty()
                ? Hashing.defaults()
                : new Hashing(facts.integer(BITS), crosses(facts.text(CROSSES)));
    }

    private static List<Cross> crosses(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(BETWEEN_CROSSES, -1))
                        .map(cross -> Cross.of(cross.split("\\" + BETWEEN_FEATURES, -1)))
                        .toList();
    }
}
