package dev.sluice.examples.retrieve;

import dev.sluice.Candidates;
import java.util.Arrays;
import java.util.List;

/** How much of what is to be found is found. */
public final class Recall {
    private Recall() {}

    /** Rows of a file of items, in the order of the candidates. */
    public static int[] rows(Candidates found) {
        int[] rows = found.items();
        for (int i = 0; i < rows.length; i++) {
            rows[i]--;
        }
        return rows;
    }

    /**
     * The share of the true rows that were found, over all queries.
     *
     * @param truth for each query as many rows as were asked for
     * @param found for at least the first of these queries what was found, distinct
     */
    public static double of(List<int[]> truth, List<int[]> found) {
        long wanted = 0;
        long right = 0;
        for (int query = 0; query < truth.size(); query++) {
            int[] all = truth.get(query).clone();
            Arrays.sort(all);
            wanted += all.length;
            for (int row : found.get(query)) {
                right += Arrays.binarySearch(all, row) >= 0 ? 1 : 0;
            }
        }
        return (double) right / wanted;
    }
}
