package dev.sluice.retrieval;

import dev.sluice.store.ModelSnapshot;

/** Settings of a model that serving needs. */
final class Provenance {
    private Provenance() {}

    /** @throws IllegalArgumentException if the version was published without it */
    static String required(ModelSnapshot snapshot, String key) {
        String value = snapshot.provenance().get(key);
        if (value == null) {
            throw new IllegalArgumentException("the provenance of version " + snapshot.version() + " has no " + key
                    + ", it has " + snapshot.provenance().keySet());
        }
        return value;
    }
}
