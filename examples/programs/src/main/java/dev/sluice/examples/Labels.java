package dev.sluice.examples;

import dev.sluice.data.Catalogue;
import dev.sluice.examples.prepare.PolicyLabels;

/** Tells what the labels of a catalogue's items withhold; see {@link PolicyLabels}. */
final class Labels {
    private Labels() {}

    /**
     * Says how many items may not be recommended.
     *
     * @throws IllegalArgumentException if that is all of them, or the column labels nothing
     */
    static void announce(Catalogue catalogue, Console console) {
        int items = catalogue.items().rows() - 1;
        int withheld = PolicyLabels.RULES.audit(catalogue.items()).withheld();
        if (withheld == items) {
            throw new IllegalArgumentException(
                    "column policy must allow an item: it is harmful, unknown or empty of all " + items);
        }
        if (withheld > 0) {
            console.say("%,d of %,d items may not be recommended, as the column policy has it", withheld, items);
            console.json("items_withheld", withheld);
        }
    }
}
