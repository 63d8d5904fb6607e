package dev.sluice.benchmarks.peers;

import com.github.jelmerk.hnswlib.core.DistanceFunctions;
import com.github.jelmerk.hnswlib.core.Item;
import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The graph of hnswlib-core, plain Java on the heap: M = 16, a beam of 100 while building. */
final class HnswlibSearcher implements Searcher {
    private static final int M = 16;
    private static final int BEAM = 100;

    private final HnswIndex<Integer, float[], Row, Float> index;
    private final long bytes;

    private HnswlibSearcher(HnswIndex<Integer, float[], Row, Float> index, long bytes) {
        this.index = index;
        this.bytes = bytes;
    }

    @SuppressWarnings("ArrayRecordComponent") // vectors of this library are arrays
    private record Row(Integer id, float[] vector) implements Item<Integer, float[]> {
        @Override
        public int dimensions() {
            return vector.length;
        }
    }

    /** Builds on the heap, with all processors. */
    static Searcher build(Dataset data, Path scratch) throws IOException {
        long before = heapInUse();
        List<Row> rows = new ArrayList<>();
        data.items().forEach((row, vector) -> rows.add(new Row(row, vector.clone())));
        HnswIndex<Integer, float[], Row, Float> index = HnswIndex.newBuilder(
                        data.dimension(), DistanceFunctions.FLOAT_INNER_PRODUCT, rows.size())
                .withM(M)
                .withEfConstruction(BEAM)
                .build();
        try {
            index.addAll(rows);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return new HnswlibSearcher(index, heapInUse() - before);
    }

    /** The library does not say how large it is. */
    private static long heapInUse() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Override
    public List<Knob> knobs(int k) {
        return Knob.beams(k);
    }

    @Override
    public int[] search(float[] query, int k, Knob knob) {
        index.setEf((int) knob.value());
        return index.findNearest(query, k).stream()
                .mapToInt(found -> found.item().id())
                .toArray();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        // on the heap
    }
}
