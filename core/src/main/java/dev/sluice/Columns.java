package dev.sluice;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Named columns of floats, in the order in which they came. Immutable; batches of a funnel share the names.
 *
 * @param names distinct
 * @param columns one for each name, each with at least as many entries as its batch has candidates
 */
record Columns<K>(List<K> names, List<float[]> columns) {
    static <K> Columns<K> none() {
        return new Columns<>(List.of(), List.of());
    }

    /** The names, to be read only. */
    Set<K> keys() {
        return Collections.unmodifiableSet(new AbstractSet<>() {
            @Override
            public Iterator<K> iterator() {
                return names.iterator();
            }

            @Override
            public int size() {
                return names.size();
            }
        });
    }

    float[] column(K name, String what) {
        int place = names.indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("no " + what + " " + name + " among " + names);
        }
        return columns.get(place);
    }

    /** These and more, a column of a name that is there already in its place. */
    Columns<K> with(List<K> moreNames, List<float[]> moreColumns) {
        List<K> allNames = new ArrayList<>(names.size() + moreNames.size());
        List<float[]> allColumns = new ArrayList<>(names.size() + moreNames.size());
        allNames.addAll(names);
        allColumns.addAll(columns);
        for (int i = 0; i < moreNames.size(); i++) {
            int place = allNames.indexOf(moreNames.get(i));
            if (place < 0) {
                allNames.add(moreNames.get(i));
                allColumns.add(moreColumns.get(i));
            } else {
                allColumns.set(place, moreColumns.get(i));
            }
        }
        return new Columns<>(Collections.unmodifiableList(allNames), allColumns);
    }

    /** The same columns of other candidates. */
    Columns<K> map(UnaryOperator<float[]> change) {
        if (names.isEmpty()) {
            return this;
        }
        List<float[]> changed = new ArrayList<>(columns.size());
        for (float[] column : columns) {
            changed.add(change.apply(column));
        }
        return new Columns<>(names, changed);
    }
}
