package dev.sluice.data;

/**
 * Events together with the catalogue whose rows they speak.
 *
 * @param interactions the events
 * @param catalogue ids and attributes of the users and items
 */
public record Dataset(Interactions interactions, Catalogue catalogue) {
    public Dataset {
        requireRows(interactions.userRows(), catalogue.users().rows(), "users");
        requireRows(interactions.itemRows(), catalogue.items().rows(), "items");
    }

    /** The same catalogue with other events, such as a selection of these. */
    public Dataset with(Interactions others) {
        return new Dataset(others, catalogue);
    }

    /**
     * SHA-256 of the ids and of the events' users, items, times and values, in order, as 64 hexadecimal digits. Equal
     * data have equal hashes on every machine; named columns do not count.
     */
    public String hash() {
        Fingerprint fingerprint = new Fingerprint();
        add(fingerprint, catalogue.users().ids());
        add(fingerprint, catalogue.items().ids());
        fingerprint.add(interactions.size());
        for (int event = 0; event < interactions.size(); event++) {
            fingerprint.add(interactions.user(event));
            fingerprint.add(interactions.item(event));
            fingerprint.add(interactions.time(event));
            fingerprint.add(interactions.value(event));
        }
        return fingerprint.hex();
    }

    private static void add(Fingerprint fingerprint, IdIndex ids) {
        fingerprint.add(ids.rows());
        ids.ids().forEach(fingerprint::add);
    }

    private static void requireRows(int ofEvents, int ofCatalogue, String what) {
        if (ofEvents != ofCatalogue) {
            throw new IllegalArgumentException(
                    "events have " + ofEvents + " rows of " + what + ", the catalogue has " + ofCatalogue);
        }
    }
}
