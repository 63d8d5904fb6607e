package dev.sluice.train.content;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The terms of the items in one column, how often each item has each, and how many items have a term. Costs 8 bytes for
 * each pair of them. Belongs to one thread.
 */
final class ColumnTerms {
    private final IntFunction<int[]> read;
    private final IntArrayList ends = new IntArrayList();
    private final IntArrayList terms = new IntArrayList();
    private final IntArrayList counts = new IntArrayList();
    private final IntArrayList items = new IntArrayList();
    private int documents;

    ColumnTerms(IntFunction<int[]> read) {
        this.read = read;
    }

    /** Reads the next item, from 0 on. */
    void add() {
        int[] found = read.apply(ends.size());
        documents += found.length > 0 ? 1 : 0;
        Arrays.sort(found);
        for (int i = 0; i < found.length; ) {
            int term = found[i];
            int from = i;
            while (i < found.length && found[i] == term) {
                i++;
            }
            add(term, i - from);
        }
        ends.add(terms.size());
    }

    private void add(int term, int count) {
        terms.add(term);
        counts.add(count);
        items.size(Math.max(items.size(), term + 1));
        items.set(term, items.getInt(term) + 1);
    }

    /** How many items have any term. */
    int documents() {
        return documents;
    }

    /** How many terms there are. */
    int size() {
        return items.size();
    }

    /** How many items have a term. */
    int items(int term) {
        return items.getInt(term);
    }

    /** The place where the terms of an item begin. */
    int start(int item) {
        return item == 0 ? 0 : ends.getInt(item - 1);
    }

    /** The place behind the last term of an item. */
    int end(int item) {
        return ends.getInt(item);
    }

    /** The term at a place; those of an item ascend. */
    int term(int place) {
        return terms.getInt(place);
    }

    /** How often the item of a place has its term. */
    int count(int place) {
        return counts.getInt(place);
    }
}
