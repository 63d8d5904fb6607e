package dev.sluice.ranking.input;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.internal.text.Facts;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The features of a model in the provenance of a version, and the hash that they must have. */
public final class SavedSchema {
    /** Stands in no feature's name. */
    private static final String SEPARATOR = ",";

    private SavedSchema() {}

    /** Writes {@code <name>.features} and {@code <name>.schema}, which is their hash. */
    public static void write(FeatureSchema schema, String name, SnapshotWriter writer) {
        writer.provenance(name + ".schema", schema.hash());
        writer.provenance(
                name + ".features",
                schema.keys().stream().map(FeatureKey::toString).collect(Collectors.joining(SEPARATOR)));
    }

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if the version lacks them, or they and their hash do not belong together
     */
    public static FeatureSchema read(ModelSnapshot snapshot, String name) {
        Facts facts = new Facts(snapshot.provenance(), name);
        String features = facts.text("features");
        FeatureSchema schema = new FeatureSchema(
                features.isEmpty()
                        ? List.of()
                        : Arrays.stream(features.split(SEPARATOR, -1))
                                .map(SavedSchema::key)
                                .toList());
        String hash = facts.text("schema");
        if (!hash.equals(schema.hash())) {
            throw new IllegalArgumentException("the features of " + name + " must have the hash " + schema.hash()
                    + " of " + schema.keys() + ": the version says " + hash);
        }
        return schema;
    }

    private static FeatureKey key(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("a saved feature is a name, a colon and a type: '" + text + "'");
        }
        return new FeatureKey(
                text.substring(0, colon),
                FeatureType.valueOf(text.substring(colon + 1).toUpperCase(Locale.ROOT)));
    }
}
