package dev.sluice.ranking.nd4j;

import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.Lease;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The rows of an F32 table as matrices of ND4J, without a copy:
 *
 * <pre>{@code
 * try (Lease lease = repository.lease();
 *         StoreView view = StoreView.of(lease, "als.items")) {
 *     INDArray scores = view.array().mmul(queries); // rows x dimension, times dimension x queries
 * }
 * }</pre>
 *
 * <p>A matrix and whatever ND4J views it (rows, slices, transposes) are to be used only until the view is closed, and
 * the view is to be closed before the lease is given back, as above. Results such as {@code scores} are independent.
 * Once the view is closed ND4J refuses the matrices; reading one by another view of it after the lease is over ends the
 * JVM.
 *
 * <p>The matrices are to be read only. ND4J knows no matrix that cannot be written: an operation in place ({@code addi}
 * and the like) on one of a mapped table ends the JVM, since its pages are protected; on one of a resident table it
 * changes the table.
 *
 * <p>Safe for use by many threads, as far as ND4J is.
 */
public final class StoreView implements AutoCloseable {
    private final Runnable requireHeld;
    private final List<INDArray> segments;
    private volatile boolean closed;

    private StoreView(EmbeddingStore store, Runnable requireHeld) {
        this.requireHeld = requireHeld;
        List<INDArray> matrices = new ArrayList<>();
        for (long row = 0;
                row < store.rows();
                row += matrices.get(matrices.size() - 1).rows()) {
            matrices.add(matrix(store.lend(row), store.dimension()));
        }
        this.segments = List.copyOf(matrices);
    }

    /**
     * A view of a table of a model version.
     *
     * @param table name of an embedding table of type F32
     * @throws IllegalStateException if the lease was given back
     * @throws IllegalArgumentException if the version has no such table
     * @throws UnsupportedOperationException if its numbers are no floats
     */
    public static StoreView of(Lease lease, String table) {
        return new StoreView(lease.snapshot().embeddings(table), lease::snapshot);
    }

    /**
     * A view of a table that is in no snapshot, or in memory of its own; to be closed before the table is.
     *
     * @throws IllegalStateException if it is closed
     * @throws UnsupportedOperationException if its numbers are no floats
     */
    public static StoreView over(EmbeddingStore store) {
        return new StoreView(store, () -> requireOpen(store));
    }

    private static void requireOpen(EmbeddingStore store) {
        if (store.rows() > 0) {
            store.lend(0);
        }
    }

    private static INDArray matrix(FloatBuffer rows, int dimension) {
        long[] shape = {rows.remaining() / dimension, dimension};
        DataBuffer data = Nd4j.createBuffer(new FloatPointer(rows), rows.remaining(), DataType.FLOAT);
        return Nd4j.create(data, shape, Nd4j.getStrides(shape, 'c'), 0, 'c', DataType.FLOAT);
    }

    /**
     * The table as one matrix, a row for each of its rows, row 0 among them.
     *
     * @throws IllegalStateException if the view is closed or the lease was given back, or the table has not exactly one
     *     segment
     */
    public INDArray array() {
        List<INDArray> all = segments();
        if (all.size() != 1) {
            throw new IllegalStateException("the table has " + all.size() + " segments, not 1: see segments()");
        }
        return all.get(0);
    }

    /**
     * The table as one matrix for each segment of up to 1 GiB, in the order of rows.
     *
     * @throws IllegalStateException if the view is closed or the lease was given back
     */
    public List<INDArray> segments() {
        if (closed) {
            throw new IllegalStateException("the view is closed");
        }
        requireHeld.run();
        return segments;
    }

    /** Makes ND4J refuse the matrices. Their memory stays the store's. Again and again does no harm. */
    @Override
    public void close() {
        closed = true;
        segments.forEach(INDArray::close);
    }
}
