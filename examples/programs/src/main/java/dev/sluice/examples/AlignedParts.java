package dev.sluice.examples;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.eval.split.Split;
import java.util.function.IntUnaryOperator;

/**
 * Two parts that were read by themselves, in the same rows.
 *
 * @param split both of them
 * @param catalogue the ids of both
 */
record AlignedParts(Split split, Catalogue catalogue) {
    /** The first keeps its rows. */
    static AlignedParts of(Dataset train, Dataset test) {
        IdIndex items =
                both(train.catalogue().items().ids(), test.catalogue().items().ids());
        IdIndex users =
                both(train.catalogue().users().ids(), test.catalogue().users().ids());
        return new AlignedParts(
                Split.of(moved(train, users, items), moved(test, users, items)), Catalogue.of(items, users));
    }

    private static IdIndex both(IdIndex one, IdIndex other) {
        IdIndex.Builder both = new IdIndex.Builder();
        one.ids().forEach(both::rowOf);
        other.ids().forEach(both::rowOf);
        return both.build();
    }

    private static Interactions moved(Dataset part, IdIndex users, IdIndex items) {
        return part.interactions()
                .withUsers(users.rows(), rows(part.catalogue().users().ids(), users))
                .withItems(items.rows(), rows(part.catalogue().items().ids(), items));
    }

    private static IntUnaryOperator rows(IdIndex from, IdIndex to) {
        int[] rows = to.rowsOr(from.ids(), IdIndex.UNKNOWN);
        return row -> rows[row - 1];
    }
}
