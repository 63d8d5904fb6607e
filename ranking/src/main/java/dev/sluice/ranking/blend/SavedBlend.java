package dev.sluice.ranking.blend;

import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import java.util.Map;

/** A blend in a version's provenance: its text and its id, so that a text that was changed is noticed. */
final class SavedBlend {
    private SavedBlend() {}

    static void write(Blend blend, SnapshotWriter writer, String name) {
        writer.provenance(text(name), blend.toString());
        writer.provenance(id(name), blend.id());
    }

    static Blend read(ModelSnapshot snapshot, String name) {
        Map<String, String> provenance = snapshot.provenance();
        Blend blend = Blend.parse(required(provenance, text(name)));
        String id = required(provenance, id(name));
        if (!id.equals(blend.id())) {
            throw new IllegalArgumentException(
                    "blend " + name + " must have the id " + blend.id() + " of " + blend + ": the version says " + id);
        }
        return blend;
    }

    private static String required(Map<String, String> provenance, String key) {
        String value = provenance.get(key);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the version's provenance has no " + key + ", it has " + provenance.keySet());
        }
        return value;
    }

    private static String text(String name) {
        return name + ".blend";
    }

    private static String id(String name) {
        return name + ".blend.id";
    }
}
