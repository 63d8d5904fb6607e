package dev.sluice.examples;

import java.util.List;
import java.util.Locale;

/** What the command line can train. */
enum Model {
    /** Alternating least squares. */
    ALS,
    /** Item neighbours. */
    ITEMKNN,
    /** How many users an item has. */
    POPULARITY;

    /** Those that know users apart. */
    static final List<Model> PERSONAL = List.of(ITEMKNN, ALS);

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
