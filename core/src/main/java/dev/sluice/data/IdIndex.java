package dev.sluice.data;

import dev.sluice.ModelVersion;
import dev.sluice.internal.file.TableFile;
import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableKind;
import dev.sluice.internal.file.TableOutput;
import dev.sluice.internal.file.TableType;
import dev.sluice.internal.memory.MappedRows;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Maps an application's ids to dense rows and back. Row 0 is the unknown and has no id; the first id has row 1. An id
 * is a text; a number stands for its decimal form, so {@code 7} and {@code "7"} are the same id, {@code "007"} is
 * another.
 *
 * <p>There is no object for an id, neither in an index that was just built nor in one that is mapped from a file. Where
 * all ids are numbers one costs 8 bytes, otherwise 16 and, if it has more than 15 bytes in UTF-8, those; in both cases
 * 5 to 11 more for finding it. A lookup hashes the id and reads memory at two places, a third for a longer text; it
 * makes no object unless the id has a character beyond ASCII. The hash is keyed (SipHash under a key that each JVM
 * draws), so that ids cannot be chosen to collide.
 *
 * <p>Safe for use by many threads. Once an index that was opened is closed, every method that reads ids throws an
 * {@link IllegalStateException}. When somebody cuts the mapped file off, which nothing in this library does, the JVM
 * throws an {@link InternalError} in the thread that reads what is no longer there.
 */
public final class IdIndex implements Closeable {
    /** The row of every unknown id. */
    public static final int UNKNOWN = 0;

    /** Ids whose places are read together, so few that all of them stay in the first-level cache. */
    private static final int TOUCHED = 64;

    private final Ids ids;
    private final @Nullable TableFile file;
    private final LongAdder unknown = new LongAdder();

    private IdIndex(Ids ids, @Nullable TableFile file) {
        this.ids = ids;
        this.file = file;
    }

    /**
     * The ids in row order, from row 1 on.
     *
     * @throws IllegalArgumentException if an id comes twice, is empty or is no valid Unicode
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

    /**
     * Maps a file that {@link #write} wrote. Checks the header and the file's length, not every byte; see
     * {@link #verify}. Costs no time and no heap per id.
     *
     * @throws IOException if the file is missing, foreign, of a later format, damaged in its header, or too long or
     *     short
     */
    public static IdIndex open(Path file) throws IOException {
        return open(file, MappedRows.SEGMENT_BYTES);
    }

    static IdIndex open(Path file, int segmentBytes) throws IOException {
        return of(TableFile.open(file, TableKind.IDS, segmentBytes));
    }

    static IdIndex of(TableFile file) throws IOException {
        TableHeader header = file.header();
        file.require(header.rows() == header.elements() + 1);
        return new IdIndex(header.type() == TableType.LONG_IDS ? NumberIds.open(file) : TextIds.open(file), file);
    }

    /**
     * Writes the ids to a file, which appears under its name, replacing another, only once it is whole and on the disk.
     *
     * @param version the model version whose tables have these rows
     */
    public void write(Path file, ModelVersion version) throws IOException {
        try (TableOutput output = new TableOutput(file, version, TableHeader.CHUNK_BYTES)) {
            ids.write(output);
            output.place();
        }
    }

    /** How many rows, the unknown among them: one more than there are ids. */
    public int rows() {
        return ids.rows();
    }

    /** The row of an id, or what stands for an unknown one; {@link #unknown} counts those. */
    public int rowOr(String id, int ifUnknown) {
        return counted(ids.row(id), ifUnknown);
    }

    /** The row of a number's decimal form, or what stands for an unknown one; {@link #unknown} counts those. */
    public int rowOr(long id, int ifUnknown) {
        return counted(ids.row(id), ifUnknown);
    }

    private int counted(int row, int ifUnknown) {
        if (row != UNKNOWN) {
            return row;
        }
        if (file != null) {
            file.requireOpen(); // what cannot be an id here was not looked for
        }
        unknown.increment();
        return ifUnknown;
    }

    /**
     * The row of each of these ids, or what stands for an unknown one; {@link #unknown} counts those. Where an index is
     * much larger than the processor's caches, this takes half as long as {@link #rowOr(String, int)} for each.
     */
    public int[] rowsOr(List<String> ids, int ifUnknown) {
        int[] rows = new int[ids.size()];
        int next = 0;
        for (int from = 0; from < rows.length; from += TOUCHED) {
            List<String> some = ids.subList(from, Math.min(rows.length, from + TOUCHED));
            this.ids.touch(some);
            for (String id : some) {
                rows[next++] = rowOr(id, ifUnknown);
            }
        }
        return rows;
    }

    /** For each row, the unknown's among them, the row of the same id in another index, or {@link #UNKNOWN}. */
    public int[] rowsIn(IdIndex other) {
        int[] rows = new int[rows()];
        int[] found = other.rowsOr(ids(), UNKNOWN);
        System.arraycopy(found, 0, rows, 1, found.length);
        return rows;
    }

    /** The row of an id, or {@link #UNKNOWN}. */
    public int row(String id) {
        return rowOr(id, UNKNOWN);
    }

    /** How many lookups found no row since this index was built or opened, by all threads. */
    public long unknown() {
        return unknown.sum();
    }

    /** The id of a row from 1 to {@code rows() - 1}. */
    public String id(int row) {
        if (row < 1 || row >= rows()) {
            throw new IndexOutOfBoundsException("row must be from 1 to " + (rows() - 1) + ": " + row);
        }
        return ids.id(row);
    }

    /** Every id in row order: a list that makes the text of an id anew whenever it is asked for. */
    public List<String> ids() {
        return new IdList(ids);
    }

    private static final class IdList extends AbstractList<String> implements RandomAccess {
        private final Ids ids;

        IdList(Ids ids) {
            this.ids = ids;
        }

        @Override
        public String get(int index) {
            return ids.id(Objects.checkIndex(index, size()) + 1);
        }

        @Override
        public int size() {
            return ids.rows() - 1;
        }
    }

    /**
     * Reads every byte of the file and compares checksums; an index that was built has none and is good.
     *
     * @throws IOException if a byte is not as it was written; names the place
     */
    public void verify() throws IOException {
        if (file != null) {
            file.verify();
        }
    }

    /**
     * Gives the memory of an index that was opened back: at once on JDK 22 and later, before that when the collector
     * finds it unused. One that was built stays good.
     */
    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }

    /** Whether the other gives the same rows to the same ids. */
    @Override
    public boolean equals(Object other) {
        return other instanceof IdIndex index && ids().equals(index.ids());
    }

    @Override
    public int hashCode() {
        return ids().hashCode();
    }

    @Override
    public String toString() {
        return rows() - 1 + " ids";
    }

    /**
     * Gives rows to ids as they come. Costs of heap what the index costs and no object for an id, so 100 million are no
     * trouble; what is built shares it. Belongs to one thread.
     */
    public static final class Builder {
        private GrowingIds ids = new GrowingNumberIds();

        /** No ids yet. */
        public Builder() {}

        /**
         * The row of an id, a new one if it has none yet.
         *
         * @param id not empty, and valid Unicode: no half of a surrogate pair
         */
        public int rowOf(String id) {
            if (id.isEmpty()) {
                throw new IllegalArgumentException("an id must not be empty");
            }
            if (ids instanceof GrowingNumberIds numbers && !NumberIds.isNumber(id)) {
                ids = GrowingTextIds.of(numbers);
            }
            return ids.rowOf(id);
        }

        /** The row of a number's decimal form, a new one if it has none yet. */
        public int rowOf(long id) {
            return ids instanceof GrowingNumberIds numbers ? numbers.rowOf(id) : ids.rowOf(Long.toString(id));
        }

        /** How many rows so far, the unknown among them. */
        public int rows() {
            return ids.rows();
        }

        /** The index of what was added so far. */
        public IdIndex build() {
            return new IdIndex(ids.build(), null);
        }
    }
}
