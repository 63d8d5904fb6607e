package dev.sluice.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.codecs.hnsw.FlatVectorsReader;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsReader;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.util.hnsw.NeighborQueue;
import org.apache.lucene.util.hnsw.RandomVectorScorer;

/**
 * Lucene's own scorer of stored vectors over every one of them, in bulk, and its own queue for the best. The index has
 * no graph.
 */
final class LuceneExactSearcher implements Searcher {
    private static final int BLOCK = 256;

    private final LuceneIndex index;
    private final FlatVectorsReader vectors;
    private final long bytes;

    private LuceneExactSearcher(LuceneIndex index) throws IOException {
        this.index = index;
        this.vectors = vectors(index);
        this.bytes = index.bytes();
    }

    static Searcher build(Dataset data, Path scratch) throws IOException {
        return new LuceneExactSearcher(LuceneIndex.write(data, scratch, Integer.MAX_VALUE));
    }

    private static FlatVectorsReader vectors(LuceneIndex index) {
        CodecReader segment = (CodecReader) index.segment();
        PerFieldKnnVectorsFormat.FieldsReader fields =
                (PerFieldKnnVectorsFormat.FieldsReader) segment.getVectorReader();
        return ((Lucene99HnswVectorsReader) fields.getFieldReader(LuceneIndex.FIELD)).getFlatVectorsReader();
    }

    @Override
    public List<Knob> knobs(int k) {
        return Knob.SCAN;
    }

    @Override
    public int[] search(float[] query, int k, Knob knob) throws IOException {
        RandomVectorScorer scorer = vectors.getRandomVectorScorer(LuceneIndex.FIELD, query);
        NeighborQueue best = new NeighborQueue(k, false);
        int[] rows = new int[BLOCK];
        float[] scores = new float[BLOCK];
        for (int from = 0; from < scorer.maxOrd(); from += BLOCK) {
            int count = Math.min(BLOCK, scorer.maxOrd() - from);
            for (int i = 0; i < count; i++) {
                rows[i] = from + i;
            }
            scorer.bulkScore(rows, scores, count);
            offer(rows, scores, count, k, best);
        }
        return best.nodes();
    }

    private static void offer(int[] rows, float[] scores, int count, int k, NeighborQueue best) {
        float worst = best.size() < k ? Float.NEGATIVE_INFINITY : best.topScore();
        for (int i = 0; i < count; i++) {
            if (best.size() < k) {
                best.add(rows[i], scores[i]);
            } else if (scores[i] > worst) {
                best.insertWithOverflow(rows[i], scores[i]);
                worst = best.topScore();
            }
        }
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
