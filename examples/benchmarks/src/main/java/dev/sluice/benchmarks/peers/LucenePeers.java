package dev.sluice.benchmarks.peers;

import java.util.List;

/** Lucene's peers. In this form of the class, for JDK 17 to 21, they are missing. */
final class LucenePeers {
    private static final String REASON = "Lucene is in builds by JDK 22 and later that run there; this is JDK ";

    private LucenePeers() {}

    static List<Peer> all() {
        String reason = REASON + Runtime.version().feature();
        return List.of(new AbsentPeer("lucene-exact", reason), new AbsentPeer("lucene-hnsw", reason));
    }
}
