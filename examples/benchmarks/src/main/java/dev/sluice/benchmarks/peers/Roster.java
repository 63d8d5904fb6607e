package dev.sluice.benchmarks.peers;

import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import dev.sluice.retrieval.InvertedFile;
import dev.sluice.retrieval.ResidentIndex;
import dev.sluice.retrieval.VectorIndex;
import dev.sluice.store.ElementType;
import io.github.jbellis.jvector.graph.GraphSearcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everybody who takes part, ours first, in the order of the table. A new index of ours joins here, with a line like
 * that of {@code sluice-exact} and a way of building it in {@link SluiceSearcher}.
 */
final class Roster {
    /** hnswlib-core builds about a thousand vectors a second. */
    private static final int SLOW = 50_000;

    private Roster() {}

    static List<Peer> all() {
        List<Peer> peers = new ArrayList<>();
        peers.add(JvmPeer.of("sluice-exact", "float32", VectorIndex.class, SluiceSearcher::exact));
        for (ElementType type : ElementType.values()) {
            String name = "sluice-resident-" + type.name().toLowerCase(Locale.ROOT);
            peers.add(JvmPeer.of(name, "by length", ResidentIndex.class, SluiceSearcher.resident(type)));
        }
        peers.add(JvmPeer.of("sluice-ivf", "cells of bytes", InvertedFile.class, SluiceSearcher::cells));
        peers.addAll(LucenePeers.all());
        peers.add(JvmPeer.of("jvector", "degree=32 beam=100", GraphSearcher.class, JVectorSearcher::build));
        peers.add(JvmPeer.of("hnswlib-core", "M=16 beam=100", HnswIndex.class, HnswlibSearcher::build)
                .withPatience(SLOW));
        peers.add(new FaissPeer("faiss-flat", FaissPeer.Kind.FLAT));
        peers.add(new FaissPeer("faiss-ivf", FaissPeer.Kind.IVF));
        return peers;
    }

    /** The peers of these names, in the order of the roster; nobody who is asked for is too slow. */
    static List<Peer> named(List<String> names) {
        Map<String, Peer> peers = all().stream().collect(Collectors.toMap(Peer::name, Function.identity()));
        for (String name : names) {
            if (!peers.containsKey(name)) {
                throw new IllegalArgumentException("peers must be among "
                        + all().stream().map(Peer::name).collect(Collectors.joining(", ")) + ": " + name);
            }
        }
        return all().stream()
                .filter(peer -> names.contains(peer.name()))
                .map(peer -> peer instanceof JvmPeer here ? here.withPatience(Integer.MAX_VALUE) : peer)
                .toList();
    }
}
