package dev.sluice.examples.load;

import dev.sluice.CandidateGenerator;
import dev.sluice.Ranker;
import dev.sluice.funnel.Funnel;
import dev.sluice.funnel.FunnelBuilder;
import dev.sluice.ranking.rerank.EmbeddingSimilarity;
import dev.sluice.ranking.rerank.MmrRanker;
import dev.sluice.retrieval.EmbeddingCandidates;
import dev.sluice.retrieval.NeighbourCandidates;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.retrieval.VectorIndex;
import dev.sluice.store.ModelSnapshot;

/**
 * The stages of the funnel under load: 1,400 candidates of three generators, 300 after the light ranker, 50 after the
 * heavy one, and of these a varied list of 20.
 */
final class Stages {
    static final String EMBEDDINGS = "embeddings";
    static final String POPULAR = "popular";
    static final String NEIGHBOURS = "neighbours";
    static final String[] GENERATORS = {EMBEDDINGS, POPULAR, NEIGHBOURS};
    static final String LIGHT = "light";
    static final String HEAVY = "heavy";
    static final String RERANK = "rerank";
    static final String FALLBACK = "fallback";

    /** How many candidates are asked of the vectors, which is where recall is measured. */
    static final int FROM_VECTORS = 1_000;
    /** How many items an answer has. */
    static final int LIST = 20;

    private static final int FROM_OTHERS = 200;
    private static final int AFTER_LIGHT = 300;
    private static final int AFTER_HEAVY = 50;
    /** How much relevance counts beside variety in the list. */
    private static final double RELEVANCE = 0.8;

    private Stages() {}

    /** Changes the components of a funnel, to make them fail say. */
    interface Interference {
        /** Changes nothing. */
        Interference NONE = new Interference() {};

        /** A generator in the place of one. */
        default CandidateGenerator generator(String name, CandidateGenerator generator) {
            return generator;
        }

        /** A ranker in the place of one. */
        default Ranker ranker(String name, Ranker ranker) {
            return ranker;
        }
    }

    /** A funnel of three generators, which search vectors with an index, and of all features. */
    static FunnelBuilder proposing(ModelSnapshot snapshot, VectorIndex index, Interference interference) {
        PopularCandidates popular = PopularCandidates.of(snapshot);
        CandidateGenerator vectors =
                EmbeddingCandidates.of(snapshot, World.FACTORS).withIndex(index);
        FunnelBuilder funnel = Funnel.of(snapshot.version())
                .generator(EMBEDDINGS, interference.generator(EMBEDDINGS, vectors), FROM_VECTORS)
                .generator(POPULAR, interference.generator(POPULAR, popular), FROM_OTHERS)
                .generator(
                        NEIGHBOURS,
                        interference.generator(NEIGHBOURS, NeighbourCandidates.of(snapshot, World.NEIGHBOURS)),
                        FROM_OTHERS)
                .fallback(FALLBACK, popular);
        LoadFeatures.all(snapshot).forEach(funnel::features);
        return funnel;
    }

    /** Adds the ranker that cuts what generators propose. */
    static FunnelBuilder light(FunnelBuilder funnel, Ranker ranker) {
        return funnel.ranker(LIGHT, ranker, AFTER_LIGHT);
    }

    /** Adds the ranker that orders the rest. */
    static FunnelBuilder heavy(FunnelBuilder funnel, Ranker ranker) {
        return funnel.ranker(HEAVY, ranker, AFTER_HEAVY);
    }

    /** Adds the ranker that puts variety into the list. */
    static FunnelBuilder rerank(FunnelBuilder funnel, ModelSnapshot snapshot) {
        return funnel.ranker(RERANK, new MmrRanker(EmbeddingSimilarity.of(snapshot, World.FACTORS), RELEVANCE), LIST);
    }
}
