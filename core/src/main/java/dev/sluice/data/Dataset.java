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

    private static void requireRows(int ofEvents, int ofCatalogue, String what) {
        if (ofEvents != ofCatalogue) {
            throw new IllegalArgumentException(
                    "events have " + ofEvents + " rows of " + what + ", the catalogue has " + ofCatalogue);
        }
    }
}
