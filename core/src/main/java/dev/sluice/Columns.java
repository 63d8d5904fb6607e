package dev.sluice;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * Named columns of floats, in the order in which they came, each with at least as many entries as its batch has
 * candidates. Immutable; batches of a funnel share the names. They are few, so that they are looked for one by one.
 */
final class Columns<K> {
    private final List<K> names;
    private final float[][] columns;

    private Columns(List<K> names, float[][] columns) {
        this.names = names;
        this.columns = columns;
    }

    static <K> Columns<K> none() {
        return new Columns<>(List.of(), new float[0][]);
    }

    /** The names, distinct and to be read only. */
    List<K> names() {
        return names;
    }

    /** The names as a set that is looked through. */
    Set<K> keys() {
        return new AbstractSet<>() {
            @Override
            public Iterator<K> iterator() {
                return names.iterator();
            }

            @Override
            public int size() {
                return names.size();
            }

            @Override
            public boolean contains(Object name) {
                return names.contains(name);
            }

            @Override
            public void clear() {
                throw new UnsupportedOperationException("what candidates carry is not changed");
            }
        };
    }

    /** The column at a place of the names. */
    float[] column(int place) {
        return columns[place];
    }

    float[] column(K name, String what) {
        int place = names.indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("no " + what + " " + name + " among " + names);
        }
        return columns[place];
    }

    /**
     * These and more, a column of a name that is there already in its place.
     *
     * @param column the column for a place in {@code more}
     */
    Columns<K> with(List<? extends K> more, IntFunction<float[]> column) {
        int count = names.size();
        @SuppressWarnings("unchecked") // holds keys alone
        K[] allNames = (K[]) names.toArray(new Object[count + more.size()]);
        float[][] all = Arrays.copyOf(columns, allNames.length);
        for (int i = 0; i < more.size(); i++) {
            int place = place(more.get(i), allNames, count);
            count = Math.max(count, place + 1);
            allNames[place] = more.get(i);
            all[place] = column.apply(i);
        }
        boolean isFull = count == allNames.length;
        List<K> known = Arrays.asList(isFull ? allNames : Arrays.copyOf(allNames, count));
        return new Columns<>(Collections.unmodifiableList(known), isFull ? all : Arrays.copyOf(all, count));
    }

    /** Where a name stands among the first, or behind them. */
    private static <K> int place(K name, K[] among, int count) {
        for (int place = 0; place < count; place++) {
            if (among[place].equals(name)) {
                return place;
            }
        }
        return count;
    }

    /** The same columns of other candidates. */
    Columns<K> map(UnaryOperator<float[]> change) {
        if (columns.length == 0) {
            return this;
        }
        float[][] changed = new float[columns.length][];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = change.apply(columns[i]);
        }
        return new Columns<>(names, changed);
    }
}
