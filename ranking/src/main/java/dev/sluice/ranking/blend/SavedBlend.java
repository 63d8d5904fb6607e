package dev.sluice.ranking.blend;

import dev.sluice.internal.text.Facts;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;

/** A blend in a version's provenance: its text and its id, so that a text that was changed is noticed. */
final class SavedBlend {
    private static final String TEXT = "blend";
    private static final String ID = "blend.id";

    private SavedBlend() {}

    static void write(Blend blend, SnapshotWriter writer, String name) {
        writer.provenance(name + "." + TEXT, blend.toString());
        writer.provenance(name + "." + ID, blend.id());
    }

    static Blend read(ModelSnapshot snapshot, String name) {
        Facts facts = new Facts(snapshot.provenance(), name);
        Blend blend = Blend.parse(facts.text(TEXT));
        String id = facts.text(ID);
        if (!id.equals(blend.id())) {
            throw new IllegalArgumentException(
                    "blend " + name + " must have the id " + blend.id() + " of " + blend + ": the version says " + id);
        }
        return blend;
    }
}
