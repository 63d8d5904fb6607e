package dev.sluice.serving;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What two lists of distinct items have in common, down to each place. */
final class ListOverlap {
    private final int shorter;
    private final int longer;

    /** By depth, from 0 on; the shorter list ends where it ends. */
    private final int[] common;

    private ListOverlap(int shorter, int longer, int[] common) {
        this.shorter = shorter;
        this.longer = longer;
        this.common = common;
    }

    static ListOverlap of(List<String> one, List<String> other) {
        int longer = Math.max(one.size(), other.size());
        int[] common = new int[longer + 1];
        Set<String> single = new HashSet<>();
        for (int depth = 1; depth <= longer; depth++) {
            common[depth] = common[depth - 1] + meet(one, depth, single) + meet(other, depth, single);
        }
        return new ListOverlap(Math.min(one.size(), other.size()), longer, common);
    }

    /** 1 if the item at this depth is in the other list so far, having been single; else it is single now. */
    private static int meet(List<String> list, int depth, Set<String> single) {
        return depth <= list.size() && !single.add(list.get(depth - 1)) ? 1 : 0;
    }

    /** The items in both, divided by the length of the longer list. */
    double share() {
        return longer == 0 ? 1 : (double) common[longer] / longer;
    }

    /**
     * Rank-biased overlap, extrapolated to lists without end: equation 32 of Webber, Moffat and Zobel 2010, doi
     * 10.1145/1852102.1852106. 1 if both lists are empty, 0 if one is.
     */
    double rankBiased(double persistence) {
        if (shorter == 0) {
            return longer == 0 ? 1 : 0;
        }
        double sum = 0;
        double weight = 1;
        for (int depth = 1; depth <= longer; depth++) {
            weight *= persistence;
            double beyond = depth > shorter ? (double) common[shorter] * (depth - shorter) / shorter : 0;
            sum += weight * (common[depth] + beyond) / depth;
        }
        double agreement = (double) (common[longer] - common[shorter]) / longer + (double) common[shorter] / shorter;
        return Math.min(1, (1 - persistence) / persistence * sum + agreement * weight);
    }
}
