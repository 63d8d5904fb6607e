package dev.sluice.examples;

import dev.sluice.eval.bias.ItemGroups;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How large a group of items is.
 *
 * @param name of the group
 * @param items how many it has
 * @param ofCatalogue which share of all items these are; items of several groups count in each
 * @param ofTraining which share of the training events they have, likewise
 */
record GroupShare(String name, int items, double ofCatalogue, double ofTraining) {
    static List<GroupShare> of(BiasInputs inputs, ItemGroups groups) {
        long[] met = new long[groups.groups()];
        for (int item = 1; item < inputs.itemRows(); item++) {
            for (int membership = 0; membership < groups.memberships(item); membership++) {
                met[groups.groupOf(item, membership)] += inputs.popularity().count(item);
            }
        }
        return IntStream.range(0, met.length)
                .mapToObj(group -> new GroupShare(
                        groups.names().get(group),
                        groups.size(group),
                        (double) groups.size(group) / (inputs.itemRows() - 1),
                        (double) met[group] / inputs.popularity().total()))
                .toList();
    }

    /** How many items are in no group. */
    static int ungrouped(BiasInputs inputs, ItemGroups groups) {
        return (int) IntStream.range(1, inputs.itemRows())
                .filter(item -> groups.memberships(item) == 0)
                .count();
    }
}
