package dev.sluice.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.codecs.hnsw.FlatVectorsReader;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsReader;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.util.hnsw.NeighborQueue;
import org.apache.lucene.util.hnsw.RandomVectorScorer;

/**
 * Lucene's own scorers of stored vectors over every one of them, and its own queue for the best. The index has no
 * graph. Scored in bulk, a few vectors share a pass over the query; one at a time is how documents are walked through.
 */
final class LuceneExactSearcher implements Searcher {
    private static final int BLOCK = 256;
    private static final Knob ONE_AT_A_TIME = new Knob("scan, one at a time", 1);

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
        return List.of(Knob.SCAN, ONE_AT_A_TIME);
    }

    @Override
    public int[] search(float[] query, int k, Knob knob) throws IOException {
        NeighborQueue best = new NeighborQueue(k, false);
        if (knob.equals(ONE_AT_A_TIME)) {
            walk(query, k, best);
        } else {
            scan(query, k, best);
        }
        return best.nodes();
    }

    private void scan(float[] query, int k, NeighborQueue best) throws IOException {
        RandomVectorScorer scorer = vectors.getRandomVectorScorer(LuceneIndex.FIELD, query);
        int[] rows = new int[BLOCK];
        float[] scores = new float[BLOCK];
        for (int from = 0; from < scorer.maxOrd(); from += BLOCK) {
            int count = Math.min(BLOCK, scorer.maxOrd() - from);
            for (int i = 0; i < count; i++) {
                rows[i] = from + i;
            }
            scorer.bulkScore(rows, scores, count);
            for (int i = 0; i < count; i++) {
                offer(rows[i], scores[i], k, best);
            }
        }
    }

    private void walk(float[] query, int k, NeighborQueue best) throws IOException {
        VectorScorer scorer =
                index.segment().getFloatVectorValues(LuceneIndex.FIELD).scorer(query);
        DocIdSetIterator documents = scorer.iterator();
        while (documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            offer(documents.docID(), scorer.score(), k, best);
        }
    }

    private static void offer(int row, float score, int k, NeighborQueue best) {
        if (best.size() < k) {
            best.add(row, score);
        } else if (score > best.topScore()) {
            best.insertWithOverflow(row, score);
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
