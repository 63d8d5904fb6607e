package dev.sluice.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.ScoreDoc;

/** Lucene's graph by the shortest way: the segment is asked for as many as the beam is wide, and the best are taken. */
final class LuceneGraphSearcher implements Searcher {
    private final LuceneIndex index;
    private final AcceptDocs everything;
    private final long bytes;

    private LuceneGraphSearcher(LuceneIndex index) throws IOException {
        this.index = index;
        this.everything = AcceptDocs.fromLiveDocs(null, index.segment().maxDoc());
        this.bytes = index.bytes();
    }

    static Searcher build(Dataset data, Path scratch) throws IOException {
        return new LuceneGraphSearcher(LuceneIndex.write(data, scratch, 0));
    }

    @Override
    public List<Knob> knobs(int k) {
        return Knob.beams(k);
    }

    @Override
    public int[] search(float[] query, int k, Knob knob) throws IOException {
        ScoreDoc[] found = index.segment()
                .searchNearestVectors(LuceneIndex.FIELD, query, (int) knob.value(), everything, Integer.MAX_VALUE)
                .scoreDocs;
        return Arrays.stream(found).limit(k).mapToInt(hit -> hit.doc).toArray();
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
