package dev.sluice.eval.bias;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/**
 * How many items of each group a user could be shown, and how many were.
 *
 * @param hits by group
 * @param chances by group, none below its hits
 */
record GroupCounts(int[] hits, int[] chances) {
    /** Of all items that are not in the user's training. */
    static GroupCounts ofUnseen(RankedList list, int k, ItemGroups groups, InteractionMatrix training) {
        int user = list.user();
        GroupCounts counts = new GroupCounts(new int[groups.groups()], new int[groups.groups()]);
        for (int group = 0; group < groups.groups(); group++) {
            counts.chances[group] = groups.size(group);
        }
        if (user < training.rows()) {
            for (int place = training.start(user); place < training.end(user); place++) {
                add(counts.chances, -1, training.column(place), groups);
            }
        }
        for (int place = 0; place < Math.min(k, list.size()); place++) {
            if (!seen(training, user, list.item(place))) {
                add(counts.hits, 1, list.item(place), groups);
            }
        }
        return counts;
    }

    /** Of all relevant items that are not in the user's training. */
    static GroupCounts ofRelevant(RankedList list, Truth truth, int k, ItemGroups groups, InteractionMatrix training) {
        int user = list.user();
        GroupCounts counts = new GroupCounts(new int[groups.groups()], new int[groups.groups()]);
        truth.items()
                .filter(item -> truth.isRelevant(item) && !seen(training, user, item))
                .forEach(item -> add(counts.chances, 1, item, groups));
        list.items()
                .limit(k)
                .filter(item -> truth.isRelevant(item) && !seen(training, user, item))
                .forEach(item -> add(counts.hits, 1, item, groups));
        return counts;
    }

    /** Whether there was anything to show. */
    boolean any() {
        for (int chance : chances) {
            if (chance > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean seen(InteractionMatrix training, int user, int item) {
        return user < training.rows() && training.contains(user, item);
    }

    private static void add(int[] counts, int step, int item, ItemGroups groups) {
        for (int membership = 0; membership < groups.memberships(item); membership++) {
            counts[groups.groupOf(item, membership)] += step;
        }
    }
}
