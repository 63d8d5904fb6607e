package dev.sluice.examples;

import dev.sluice.CandidateGenerator;
import dev.sluice.Scorer;
import dev.sluice.funnel.Funnel;
import dev.sluice.funnel.FunnelBuilder;
import dev.sluice.funnel.FunnelFactory;
import dev.sluice.ranking.EmbeddingScorer;
import dev.sluice.ranking.ScoringRanker;
import dev.sluice.retrieval.EmbeddingCandidates;
import dev.sluice.retrieval.NeighbourCandidates;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.store.ModelSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The funnels of the command line, composed of what a version holds. */
final class Funnels {
    /** The whole of what a version holds, among the systems. */
    static final String FUNNEL = "funnel";

    private static final String ALS = "als";
    private static final String NEIGHBOURS = "neighbours";
    private static final String POPULARITY = "popularity";
    private static final int CANDIDATES = 500;
    private static final int RANKED = 200;
    /** Fused scores go up to 1/30, products to about 1. Chosen where it mattered least, on a validation split. */
    private static final float EMBEDDING_WEIGHT = 0.02f;

    private Funnels() {}

    /** All there is: every generator of the version, ranked where there is something to rank by. */
    static Funnel full(ModelSnapshot snapshot) {
        Map<String, CandidateGenerator> generators = personal(snapshot);
        FunnelBuilder funnel = Funnel.of(snapshot.version());
        generators.forEach((name, generator) -> funnel.generator(name, generator, CANDIDATES));
        if (generators.isEmpty()) {
            return funnel.generator(POPULARITY, PopularCandidates.of(snapshot), CANDIDATES)
                    .withoutFallback()
                    .build();
        }
        if (generators.size() > 1) {
            funnel.ranker("rank", new ScoringRanker(fusedWithEmbeddings(snapshot)), RANKED);
        }
        return funnel.fallback(POPULARITY, PopularCandidates.of(snapshot)).build();
    }

    /**
     * Scores a candidate by the fusion of the generators' ranks and by the product of its vector with the user's, so
     * that what one generator alone proposed is weighed by a model that knows every item.
     */
    private static Scorer fusedWithEmbeddings(ModelSnapshot snapshot) {
        Scorer embeddings = EmbeddingScorer.of(snapshot, ALS);
        return (query, candidates, scores) -> {
            embeddings.score(query, candidates, scores);
            for (int position = 0; position < candidates.size(); position++) {
                scores[position] = candidates.score(position) + EMBEDDING_WEIGHT * scores[position];
            }
        };
    }

    /** Every system that {@code run} compares, by its name: each generator alone, all of them merged, and the whole. */
    static Map<String, FunnelFactory> systems() {
        Map<String, FunnelFactory> systems = new LinkedHashMap<>();
        systems.put(POPULARITY, snapshot -> alone(snapshot, POPULARITY));
        systems.put(NEIGHBOURS, snapshot -> alone(snapshot, NEIGHBOURS));
        systems.put(ALS, snapshot -> alone(snapshot, ALS));
        systems.put("candidates", Funnels::merged);
        systems.put(FUNNEL, Funnels::full);
        return systems;
    }

    private static Funnel alone(ModelSnapshot snapshot, String name) {
        return Funnel.of(snapshot.version())
                .generator(name, generator(snapshot, name), CANDIDATES)
                .withoutFallback()
                .build();
    }

    private static Funnel merged(ModelSnapshot snapshot) {
        FunnelBuilder funnel = Funnel.of(snapshot.version());
        personal(snapshot).forEach((name, generator) -> funnel.generator(name, generator, CANDIDATES));
        return funnel.withoutFallback().build();
    }

    /** The generators that know users apart, of those models that the version holds. */
    private static Map<String, CandidateGenerator> personal(ModelSnapshot snapshot) {
        Map<String, CandidateGenerator> generators = new LinkedHashMap<>();
        for (String name : List.of(ALS, NEIGHBOURS)) {
            if (snapshot.tables().contains(name + ".items")) {
                generators.put(name, generator(snapshot, name));
            }
        }
        return generators;
    }

    private static CandidateGenerator generator(ModelSnapshot snapshot, String name) {
        return switch (name) {
            case ALS -> EmbeddingCandidates.of(snapshot, ALS);
            case NEIGHBOURS -> NeighbourCandidates.of(snapshot, NEIGHBOURS);
            case POPULARITY -> PopularCandidates.of(snapshot);
            default -> throw new IllegalArgumentException("no generator is named " + name);
        };
    }
}
