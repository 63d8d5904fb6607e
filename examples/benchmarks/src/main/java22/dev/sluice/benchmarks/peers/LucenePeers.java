package dev.sluice.benchmarks.peers;

import java.util.List;
import org.apache.lucene.index.IndexWriter;

/** Lucene's peers. In this form of the class, for JDK 22 and later, they are there. */
final class LucenePeers {
    private LucenePeers() {}

    static List<Peer> all() {
        return List.of(
                JvmPeer.of("lucene-exact", "float32", IndexWriter.class, LuceneExactSearcher::build),
                JvmPeer.of("lucene-hnsw", "M=16 beam=100", IndexWriter.class, LuceneGraphSearcher::build));
    }
}
