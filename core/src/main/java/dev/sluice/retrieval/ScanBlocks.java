package dev.sluice.retrieval;

import dev.sluice.internal.kernel.Half;
import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.kernel.PreparedQuery;
import dev.sluice.internal.kernel.ScanKernel;
import dev.sluice.internal.kernel.Tile;
import dev.sluice.internal.memory.Anonymous;
import dev.sluice.internal.memory.MappedRows;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.concurrent.CancellationException;

/** The vectors of all items but the unknown in blocks, the longest first, equal ones by item, and whose they are. */
final class ScanBlocks implements AutoCloseable {
    private static final int ROUNDING = Integer.BYTES;
    private static final int LENGTH = ROUNDING + Short.BYTES;

    private final ElementType type;
    private final ScanKernel kernel;
    private final Anonymous vectors;
    private final Anonymous items;
    /** The length of the longest row in a block. */
    private final float[] lengths;

    /** The most that rounding took from a row of a block, as the norm of the difference. */
    private final float[] roundings;

    private final int size;

    private ScanBlocks(
            ElementType type, ScanKernel kernel, Anonymous vectors, Anonymous items, float[] lengths, int size) {
        this.type = type;
        this.kernel = kernel;
        this.vectors = vectors;
        this.items = items;
        this.lengths = lengths;
        this.roundings = new float[lengths.length];
        this.size = size;
    }

    static ScanBlocks copy(EmbeddingStore store, ElementType type, Similarity similarity) {
        ScanKernel kernel = kernel(type);
        int size = (int) Math.max(0, store.rows() - 1);
        float[] lengths = lengths(store, type, similarity, size);
        int[] order = order(lengths);
        int inBlock = kernel.mostRows();
        int count = (size + inBlock - 1) / inBlock;
        Anonymous vectors = Anonymous.allocate(count, kernel.bytes(inBlock, store.dimension()));
        try {
            Anonymous items = Anonymous.allocate(size, bytesBeside(type));
            ScanBlocks blocks = new ScanBlocks(type, kernel, vectors, items, new float[count], size);
            try {
                blocks.fill(store, similarity, order, lengths);
                return blocks;
            } catch (RuntimeException | Error e) {
                items.close();
                throw e;
            }
        } catch (RuntimeException | Error e) {
            vectors.close();
            throw e;
        }
    }

    private static ScanKernel kernel(ElementType type) {
        return switch (type) {
            case F32 -> Kernels.best().scanF32();
            case F16 -> Kernels.best().scanF16();
            case I8 -> Kernels.best().scanI8();
        };
    }

    private void fill(EmbeddingStore store, Similarity similarity, int[] order, float[] all) {
        int inBlock = rowsInBlock();
        float[] rows = new float[inBlock * store.dimension()];
        float[] row = new float[store.dimension()];
        Tile tile = new Tile(store.dimension());
        for (int block = 0; block < count(); block++) {
            int first = block * inBlock;
            lengths[block] = all[order[first]];
            for (int i = 0; i < rows(block); i++) {
                int item = order[first + i] + 1;
                store.copyRow(item, row);
                similarity.normalize(row);
                System.arraycopy(row, 0, rows, i * row.length, row.length);
                items.segment(first + i).putInt(items.rows().at(first + i), item);
            }
            kernel.encode(
                    rows,
                    rows(block),
                    row.length,
                    vectors.segment(block),
                    vectors.rows().at(block),
                    inBlock);
            if (areRounded()) {
                measure(block, rows, all, order, tile);
            }
        }
    }

    /** What rounding took, by what can be read and not by what should have been written. */
    private void measure(int block, float[] rows, float[] all, int[] order, Tile tile) {
        for (int row = 0; row < rows(block); row++) {
            if (row % tile.rows() == 0) {
                decode(block, row, tile);
            }
            float taken = (float) tile.distance(row % tile.rows(), rows, row * tile.dimension());
            long place = place(block, row);
            items.segment(place).putShort(items.rows().at(place) + ROUNDING, upwards(taken));
            items.segment(place).putShort(items.rows().at(place) + LENGTH, upwards(all[order[(int) place]]));
            roundings[block] = Math.max(roundings[block], taken);
        }
    }

    /** Of a row's item; and, if it is rounded, of what that took and of its length. */
    private static int bytesBeside(ElementType type) {
        return type == ElementType.F32 ? Integer.BYTES : LENGTH + Short.BYTES;
    }

    /** The upper half of a float that is not less, by a 128th more at most. */
    private static short upwards(float number) {
        return (short) ((Float.floatToRawIntBits(number) + 0xffff) >>> Short.SIZE);
    }

    private static float number(short upper) {
        return Float.intBitsToFloat(upper << Short.SIZE);
    }

    /** Of the vectors as they are copied, that of item {@code i + 1} at {@code i}. */
    private static float[] lengths(EmbeddingStore store, ElementType type, Similarity similarity, int size) {
        float[] lengths = new float[size];
        float[] row = new float[store.dimension()];
        for (int i = 0; i < size; i++) {
            store.copyRow(i + 1, row);
            similarity.normalize(row);
            lengths[i] = (float) Norm.of(row);
            if (type == ElementType.F16 && lengths[i] > Half.MAX) {
                requireHalves(row, i + 1);
            }
        }
        return lengths;
    }

    private static void requireHalves(float[] row, int item) {
        for (float entry : row) {
            if (Float.isInfinite(Half.toFloat(Half.of(entry)))) {
                throw new IllegalArgumentException(
                        "an entry of F16 must be at most 65504 once rounded: " + entry + " of item " + item);
            }
        }
    }

    private static int[] order(float[] lengths) {
        int[] order = new int[lengths.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        IntArrays.parallelQuickSort(
                order,
                (a, b) -> lengths[a] == lengths[b] ? Integer.compare(a, b) : Float.compare(lengths[b], lengths[a]));
        return order;
    }

    /** Whether vectors are not copied as they are. */
    boolean areRounded() {
        return type != ElementType.F32;
    }

    /** How many to list, so that the wanted ones are nearly always known to be among them. */
    int listed(int wanted) {
        long listed = switch (type) {
            case F32 -> wanted;
            case F16 -> wanted + wanted / 32L + 16;
            case I8 -> 2L * wanted - wanted / 8 + 32;
        };
        return (int) Math.min(Integer.MAX_VALUE, listed);
    }

    /** How many rows there are. */
    int size() {
        return size;
    }

    /** How many blocks. */
    int count() {
        return lengths.length;
    }

    /** How many rows a block has that is full. */
    int rowsInBlock() {
        return kernel.mostRows();
    }

    /** How many rows a block has. */
    int rows(int block) {
        return Math.min(rowsInBlock(), size - block * rowsInBlock());
    }

    /** No row of this block, or of one behind it, is longer. */
    float length(int block) {
        return lengths[block];
    }

    /** The most that rounding took from a row of this block, as the norm of the difference. */
    float rounding(int block) {
        return roundings[block];
    }

    /** What rounding took from a row at most, if rows are rounded. */
    float rounding(int block, int row) {
        return bound(block, row, ROUNDING);
    }

    /** The length of a row at most, if rows are rounded. */
    float length(int block, int row) {
        return bound(block, row, LENGTH);
    }

    private float bound(int block, int row, int offset) {
        MappedRows all = items.rows();
        long place = place(block, row);
        return number(all.segment(place).getShort(all.at(place) + offset));
    }

    /** Whose a row is. */
    int item(int block, int row) {
        MappedRows all = items.rows();
        long place = place(block, row);
        return all.segment(place).getInt(all.at(place));
    }

    private long place(int block, int row) {
        return (long) block * rowsInBlock() + row;
    }

    PreparedQuery room(int dimension) {
        return kernel.room(dimension);
    }

    void prepare(float[] query, PreparedQuery into) {
        kernel.prepare(query, into);
    }

    void scan(PreparedQuery query, int block, float[] scores) {
        MappedRows all = vectors.rows();
        kernel.scan(query, all.segment(block), all.at(block), rowsInBlock(), rows(block), scores);
    }

    void decode(int block, int from, Tile tile) {
        MappedRows all = vectors.rows();
        kernel.decode(all.segment(block), all.at(block), rowsInBlock(), from, tile);
    }

    CancellationException givenUp(int block) {
        return new CancellationException("search given up at block " + block + " of " + count());
    }

    long bytes() {
        return vectors.rows().rows() * vectors.rows().stride() + (long) size * bytesBeside(type);
    }

    boolean hasHugePages() {
        return vectors.hasHugePages();
    }

    @Override
    public void close() {
        vectors.close();
        items.close();
    }
}
