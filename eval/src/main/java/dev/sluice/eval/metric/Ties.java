package dev.sluice.eval.metric;

import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Runs of equal scores in a list, whose order says nothing. Places are counted from 0. */
final class Ties {
    private Ties() {}

    /** Where the run that begins at a place has ended. */
    static int end(RankedList list, int start) {
        int end = start + 1;
        while (end < list.size() && list.score(end) == list.score(start)) {
            end++;
        }
        return end;
    }

    /** How many relevant items there are from one place to before another. */
    static int relevant(RankedList list, Truth truth, int start, int end) {
        int relevant = 0;
        for (int place = start; place < end; place++) {
            if (truth.isRelevant(list.item(place))) {
                relevant++;
            }
        }
        return relevant;
    }

    /** How many of the first k items are relevant in the mean over all orders. */
    static double hits(RankedList list, Truth truth, int k) {
        double hits = 0;
        int end;
        for (int start = 0; start < Math.min(k, list.size()); start = end) {
            end = end(list, start);
            int counted = Math.min(end, k) - start;
            hits += (double) counted * relevant(list, truth, start, end) / (end - start);
        }
        return hits;
    }

    /** What stands at each of the first k places in the mean over all orders: the mean gain of its run. */
    static double[] gains(RankedList list, int k, IntToDoubleFunction gainOfItem) {
        double[] means = new double[Math.min(k, list.size())];
        int end;
        for (int start = 0; start < means.length; start = end) {
            end = end(list, start);
            double sum = 0;
            for (int place = start; place < end; place++) {
                sum += gainOfItem.applyAsDouble(list.item(place));
            }
            Arrays.fill(means, start, Math.min(end, means.length), sum / (end - start));
        }
        return means;
    }
}
