package dev.sluice.examples;

import dev.sluice.eval.bias.ItemGroups;
import java.util.stream.IntStream;

/**
 * How large a group of items is.
 *
 * @param name of the group
 * @param items how many it has
 * @param ofCatalogue which share of all items these are; items of several groups count in each
 * @param ofTraining which share of the training events they have, likewise
 */
record GroupShares(String name, int items, double ofCatalogue, double ofTraining) {
    static GroupShares of(BiasInputs inputs, ItemGroups groups, int group) {
        long met = IntStream.range(1, inputs.itemRows())
                .filter(item -> isIn(groups, item, group))
                .mapToLong(inputs.popularity()::count)
                .sum();
        return new GroupShares(
                groups.names().get(group),
                groups.size(group),
                (double) groups.size(group) / (inputs.itemRows() - 1),
                (double) met / inputs.popularity().total());
    }

    private static boolean isIn(ItemGroups groups, int item, int group) {
        return IntStream.range(0, groups.memberships(item))
                .anyMatch(membership -> groups.groupOf(item, membership) == group);
    }

    /** How many items are in no group. */
    static int ungrouped(BiasInputs inputs, ItemGroups groups) {
        return (int) IntStream.range(1, inputs.itemRows())
                .filter(item -> groups.memberships(item) == 0)
                .count();
    }
}
