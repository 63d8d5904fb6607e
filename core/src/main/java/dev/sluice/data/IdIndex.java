package dev.sluice.data;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Maps an application's ids to dense rows and back. Row 0 is the unknown and has no id; the first id has row 1. An id
 * is a text; a number stands for its decimal form.
 *
 * <p>Costs about 100 bytes of heap an id. A lookup is one hash probe.
 */
public final class IdIndex {
    /** The row of every unknown id. */
    public static final int UNKNOWN = 0;

    private final Object2IntOpenHashMap<String> rows;
    private final List<String> ids;

    private IdIndex(Object2IntOpenHashMap<String> rows, List<String> ids) {
        this.rows = rows;
        this.ids = ids;
    }

    /**
     * The ids in row order, from row 1 on.
     *
     * @throws IllegalArgumentException if an id comes twice or is empty
     */
    public static IdIndex of(List<String> ids) {
        Builder builder = new Builder();
        for (String id : ids) {
            int next = builder.rows();
            if (builder.rowOf(id) != next) {
                throw new IllegalArgumentException("id comes twice: " + id);
            }
        }
        return builder.build();
    }

    /** How many rows, the unknown among them: one more than there are ids. */
    public int rows() {
        return ids.size() + 1;
    }

    /** The row of an id, or what stands for an unknown one. */
    public int rowOr(String id, int ifUnknown) {
        return rows.getOrDefault(id, ifUnknown);
    }

    /** The row of an id, or {@link #UNKNOWN}. */
    public int row(String id) {
        return rowOr(id, UNKNOWN);
    }

    /** The id of a row from 1 to {@code rows() - 1}. */
    public String id(int row) {
        if (row < 1 || row > ids.size()) {
            throw new IndexOutOfBoundsException("row must be from 1 to " + ids.size() + ": " + row);
        }
        return ids.get(row - 1);
    }

    /** Every id in row order. */
    public List<String> ids() {
        return ids;
    }

    /** Whether the other gives the same rows to the same ids. */
    @Override
    public boolean equals(Object other) {
        return other instanceof IdIndex index && ids.equals(index.ids);
    }

    @Override
    public int hashCode() {
        return ids.hashCode();
    }

    @Override
    public String toString() {
        return ids.size() + " ids";
    }

    /** Gives rows to ids as they come. Belongs to one thread. */
    public static final class Builder {
        private final Object2IntOpenHashMap<String> rows = new Object2IntOpenHashMap<>();
        private final List<String> ids = new ArrayList<>();

        /** No ids yet. */
        public Builder() {}

        /**
         * The row of an id, a new one if it has none yet.
         *
         * @param id not empty
         */
        public int rowOf(String id) {
            if (id.isEmpty()) {
                throw new IllegalArgumentException("an id must not be empty");
            }
            int known = rows.getInt(id);
            if (known != UNKNOWN) {
                return known;
            }
            ids.add(id);
            rows.put(id, ids.size());
            return ids.size();
        }

        /** How many rows so far, the unknown among them. */
        public int rows() {
            return ids.size() + 1;
        }

        /** The index of what was added so far. */
        public IdIndex build() {
            return new IdIndex(rows.clone(), List.copyOf(ids));
        }
    }
}
