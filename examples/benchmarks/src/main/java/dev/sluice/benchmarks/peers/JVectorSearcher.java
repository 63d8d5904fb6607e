package dev.sluice.benchmarks.peers;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** JVector's graph in memory, over whole vectors: 32 neighbours a node, a beam of 100 while building. */
final class JVectorSearcher implements Searcher {
    private static final int DEGREE = 32;
    private static final int BEAM = 100;
    private static final float OVERFLOW = 1.2f;
    private static final float ALPHA = 1.2f;
    private static final VectorSimilarityFunction PRODUCT = VectorSimilarityFunction.DOT_PRODUCT;
    private static final VectorTypeSupport VECTORS =
            VectorizationProvider.getInstance().getVectorTypeSupport();

    private final RandomAccessVectorValues items;
    private final ImmutableGraphIndex graph;
    private final GraphSearcher searcher;

    private JVectorSearcher(RandomAccessVectorValues items, ImmutableGraphIndex graph) {
        this.items = items;
        this.graph = graph;
        this.searcher = new GraphSearcher(graph);
    }

    /** Builds in memory, with as many threads as the library likes. */
    static Searcher build(Dataset data, Path scratch) throws IOException {
        List<VectorFloat<?>> vectors = new ArrayList<>();
        data.items().forEach((row, vector) -> vectors.add(VECTORS.createFloatVector(vector.clone())));
        RandomAccessVectorValues items = new ListRandomAccessVectorValues(vectors, data.dimension());
        BuildScoreProvider scores = BuildScoreProvider.randomAccessScoreProvider(items, PRODUCT);
        try (GraphIndexBuilder builder = GraphIndexBuilder.builder(scores, data.dimension(), DEGREE)
                .withBeamWidth(BEAM)
                .withNeighborOverflow(OVERFLOW)
                .withAlpha(ALPHA)
                .build()) {
            return new JVectorSearcher(items, builder.build(items));
        }
    }

    @Override
    public List<Knob> knobs(int k) {
        return Knob.beams(k);
    }

    @Override
    public int[] search(float[] query, int k, Knob knob) {
        DefaultSearchScoreProvider scores =
                DefaultSearchScoreProvider.exact(VECTORS.createFloatVector(query), PRODUCT, items);
        SearchResult found = searcher.search(scores, k, (int) knob.value(), 0, 0, Bits.ALL);
        return Arrays.stream(found.getNodes()).mapToInt(node -> node.node).toArray();
    }

    @Override
    public long bytes() {
        return graph.ramBytesUsed() + (long) items.size() * items.dimension() * Float.BYTES;
    }

    @Override
    public void close() throws IOException {
        searcher.close();
        graph.close();
    }
}
