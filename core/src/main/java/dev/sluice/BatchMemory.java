package dev.sluice;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * The arrays that batches of candidates live in. A funnel keeps one for a run and uses it again for the next, so that
 * thousands of candidates with dozens of features leave nothing to collect. What is made of a batch, by
 * {@link Candidates#select} and the like, is in the memory of that batch.
 *
 * <p>Batches in a memory end with {@link #reuse}: to read one later is an error, told as such, and whoever wants to
 * keep one {@linkplain Candidates#copiedTo copies} it to the {@link #HEAP} before.
 *
 * <p>Safe for use by many threads, which share it for one request at a time.
 */
public final class BatchMemory {
    /** Arrays of their own for every batch, which live as long as the batch does. */
    public static final BatchMemory HEAP = new BatchMemory(false);

    /** Whoever needs longer arrays gets some of their own. */
    private static final int LONGEST_KEPT = 1 << 20;

    private final boolean kept;
    private final Shelf<int[]> ints = new Shelf<>(int[]::new);
    private final Shelf<long[]> longs = new Shelf<>(long[]::new);
    private final Shelf<double[]> doubles = new Shelf<>(double[]::new);
    private final Shelf<float[]> floats = new Shelf<>(float[]::new);
    private final AtomicLong use = new AtomicLong();

    private BatchMemory(boolean kept) {
        this.kept = kept;
    }

    /** Memory that holds nothing yet and grows to what its greatest request needs. */
    public static BatchMemory reusable() {
        return new BatchMemory(true);
    }

    /**
     * Room for a column, which the caller may write until {@link #reuse}.
     *
     * @return an array of at least {@code size} entries, with whatever was left in it
     */
    public float[] floats(int size) {
        return isKept(size) ? floats.take(size) : new float[size];
    }

    /**
     * Room for indexes, which the caller may write until {@link #reuse}.
     *
     * @return an array of at least {@code size} entries, with whatever was left in it
     */
    public int[] ints(int size) {
        return isKept(size) ? ints.take(size) : new int[size];
    }

    /**
     * Room for longs, which the caller may write until {@link #reuse}.
     *
     * @return an array of at least {@code size} entries, with whatever was left in it
     */
    public long[] longs(int size) {
        return isKept(size) ? longs.take(size) : new long[size];
    }

    /**
     * Room for numbers in double precision, which the caller may write until {@link #reuse}.
     *
     * @return an array of at least {@code size} entries, with whatever was left in it
     */
    public double[] doubles(int size) {
        return isKept(size) ? doubles.take(size) : new double[size];
    }

    /** Ends every batch in it and takes their arrays back. */
    public void reuse() {
        use.incrementAndGet();
        ints.takeBack();
        longs.takeBack();
        doubles.takeBack();
        floats.takeBack();
    }

    /** Bytes of its arrays, in use or not. */
    public long bytes() {
        return Integer.BYTES * (ints.entries() + floats.entries()) + Long.BYTES * (longs.entries() + doubles.entries());
    }

    /** Tells one use from the next, so that a batch can know that it has ended. */
    long use() {
        return use.get();
    }

    private boolean isKept(int size) {
        return kept && size <= LONGEST_KEPT;
    }

    /**
     * Arrays that are taken one after the other. Requests to a funnel take much the same in the same order, so each
     * place soon has an array that is long enough.
     */
    private static final class Shelf<T> {
        private final IntFunction<T> make;
        private final List<T> arrays = new ArrayList<>();
        private final IntArrayList lengths = new IntArrayList();
        private int taken;
        private long entries;

        Shelf(IntFunction<T> make) {
            this.make = make;
        }

        synchronized T take(int size) {
            int place = taken++;
            if (place == arrays.size()) {
                arrays.add(make.apply(size));
                lengths.add(size);
                entries += size;
            } else if (lengths.getInt(place) < size) {
                int room = size + (size >> 2);
                entries += room - lengths.getInt(place);
                arrays.set(place, make.apply(room));
                lengths.set(place, room);
            }
            return arrays.get(place);
        }

        synchronized void takeBack() {
            taken = 0;
        }

        synchronized long entries() {
            return entries;
        }
    }
}
