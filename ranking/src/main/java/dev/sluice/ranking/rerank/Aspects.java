package dev.sluice.ranking.rerank;

import dev.sluice.Candidates;
import dev.sluice.History;
import dev.sluice.ranking.ItemValues;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Arrays;

/**
 * The values of a column that stand in a user's history, numbered from 0, the share of each, and which of them the
 * candidates of a batch have. Every distinct item of the history weighs 1, divided evenly among its values; items
 * without a value are left out.
 */
final class Aspects {
    private static final int NONE = -1;

    private final ItemValues values;
    private final Int2IntOpenHashMap numbers = new Int2IntOpenHashMap();
    private final double[] shares;
    private final int[][] ofCandidates;
    private final int[] counts;

    Aspects(ItemValues values, History history, Candidates candidates) {
        this.values = values;
        numbers.defaultReturnValue(NONE);
        int[] items = new IntOpenHashSet(history.items()).toIntArray();
        Arrays.sort(items); // so that sums do not depend on how a set orders them
        for (int item : items) {
            for (int place = 0; place < values.count(item); place++) {
                numbers.putIfAbsent(values.code(item, place), numbers.size());
            }
        }
        this.shares = shares(items);
        this.ofCandidates = new int[candidates.size()][];
        this.counts = new int[candidates.size()];
        for (int position = 0; position < counts.length; position++) {
            ofCandidates[position] = known(candidates.item(position));
            counts[position] = values.count(candidates.item(position));
        }
    }

    private double[] shares(int[] items) {
        double[] sums = new double[numbers.size()];
        int counted = 0;
        for (int item : items) {
            int count = values.count(item);
            counted += Math.min(1, count);
            for (int place = 0; place < count; place++) {
                sums[numbers.get(values.code(item, place))] += 1.0 / count;
            }
        }
        for (int aspect = 0; aspect < sums.length; aspect++) {
            sums[aspect] /= counted;
        }
        return sums;
    }

    private int[] known(int item) {
        int[] known = new int[values.count(item)];
        int count = 0;
        for (int place = 0; place < known.length; place++) {
            int number = numbers.get(values.code(item, place));
            if (number != NONE) {
                known[count++] = number;
            }
        }
        return Arrays.copyOf(known, count);
    }

    /** The share of each value in the history, above 0; together 1, or none at all. */
    double[] shares() {
        return shares.clone();
    }

    /** The numbers of a candidate's values that stand in the history. */
    int[] of(int position) {
        return ofCandidates[position];
    }

    /** How many values a candidate has, those that do not stand in the history among them. */
    int count(int position) {
        return counts[position];
    }
}
