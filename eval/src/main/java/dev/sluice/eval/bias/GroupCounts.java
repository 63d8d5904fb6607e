package dev.sluice.eval.bias;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.Arrays;

/** How many items of each group users could be shown, and how many were. */
final class GroupCounts {
    private final long[] shown;
    private final long[] possible;

    private GroupCounts(int groups) {
        shown = new long[groups];
        possible = new long[groups];
    }

    /** Of all items that are not in the user's training. */
    static GroupCounts ofUnseen(RankedList list, int k, ItemGroups groups, InteractionMatrix training) {
        GroupCounts counts = new GroupCounts(groups.groups());
        Arrays.setAll(counts.possible, groups::size);
        Histories.items(training, list.user()).forEach(item -> add(counts.possible, -1, item, groups));
        list.items()
                .limit(k)
                .filter(item -> !Histories.has(training, list.user(), item))
                .forEach(item -> add(counts.shown, 1, item, groups));
        return counts;
    }

    /** Of all relevant items that are not in the user's training. */
    static GroupCounts ofRelevant(RankedList list, Truth truth, int k, ItemGroups groups, InteractionMatrix training) {
        GroupCounts counts = new GroupCounts(groups.groups());
        truth.items()
                .filter(item -> truth.isRelevant(item) && !Histories.has(training, list.user(), item))
                .forEach(item -> add(counts.possible, 1, item, groups));
        list.items()
                .limit(k)
                .filter(item -> truth.isRelevant(item) && !Histories.has(training, list.user(), item))
                .forEach(item -> add(counts.shown, 1, item, groups));
        return counts;
    }

    private static void add(long[] counts, int step, int item, ItemGroups groups) {
        for (int membership = 0; membership < groups.memberships(item); membership++) {
            counts[groups.groupOf(item, membership)] += step;
        }
    }

    /** Those of many users together. */
    static GroupCounts sum(int groups, Iterable<GroupCounts> users) {
        GroupCounts sum = new GroupCounts(groups);
        users.forEach(sum::add);
        return sum;
    }

    /** Adds those of another user to these. */
    void add(GroupCounts user) {
        for (int group = 0; group < shown.length; group++) {
            shown[group] += user.shown[group];
            possible[group] += user.possible[group];
        }
    }

    long shown(int group) {
        return shown[group];
    }

    long possible(int group) {
        return possible[group];
    }

    /** Whether there was anything to show. */
    boolean any() {
        return Arrays.stream(possible).anyMatch(count -> count > 0);
    }

    /** Shown by possible, of the groups where anything was possible. */
    double[] rates() {
        double[] rates = new double[shown.length];
        int known = 0;
        for (int group = 0; group < shown.length; group++) {
            if (possible[group] > 0) {
                rates[known++] = (double) shown[group] / possible[group];
            }
        }
        return Arrays.copyOf(rates, known);
    }
}
