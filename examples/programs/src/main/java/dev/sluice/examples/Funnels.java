package dev.sluice.examples;

import dev.sluice.CandidateGenerator;
import dev.sluice.Ranker;
import dev.sluice.Recommender;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.prepare.PolicyLabels;
import dev.sluice.funnel.Funnel;
import dev.sluice.funnel.FunnelBuilder;
import dev.sluice.funnel.FunnelFactory;
import dev.sluice.funnel.FunnelListener;
import dev.sluice.funnel.RepositoryRecommender;
import dev.sluice.funnel.ServingSettings;
import dev.sluice.ranking.ScoringRanker;
import dev.sluice.ranking.linear.LogisticScorer;
import dev.sluice.ranking.rerank.EmbeddingSimilarity;
import dev.sluice.ranking.rerank.MmrRanker;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The funnels of the command line, composed of what a version holds. */
final class Funnels {
    /** The generators, the merge of them, the light ranker behind that, and the whole, among the systems. */
    static final String POPULARITY = Model.POPULARITY.table();

    static final String NEIGHBOURS = Model.ITEMKNN.table();
    static final String ALS = Model.ALS.table();
    static final String CANDIDATES = "candidates";
    static final String LIGHT = "light";
    static final String FUNNEL = "funnel";

    /** The model of fading popularity. */
    static final String TRENDING = "trending";

    /** How many candidates each generator gives: together about a thousand. */
    static final int PROPOSED = 500;
    /** How many candidates the light ranker lets through. */
    static final int LIGHT_LIMIT = 200;
    /** How many items a list has, unless more are asked for. */
    static final int LIST = 20;

    /** How much relevance counts beside variety in the list. */
    private static final double RELEVANCE = 0.9;
    /** The stage that puts variety into the list. */
    private static final String RERANK = "rerank";

    private Funnels() {}

    /** All there is: every generator of the version, ranked where there is something to rank by. */
    static Funnel full(ModelSnapshot snapshot) {
        return full(snapshot, report -> {});
    }

    /** The same, heard by a listener. */
    static Funnel full(ModelSnapshot snapshot, FunnelListener listener) {
        FunnelBuilder funnel = isRanked(snapshot) ? reranked(snapshot) : candidates(snapshot);
        funnel.listener(listener);
        return withFallback(funnel, snapshot);
    }

    /** Recommends with a funnel what may be recommended. */
    static Recommender recommender(ModelRepository repository, FunnelFactory funnel) {
        return RepositoryRecommender.of(repository, funnel)
                .with(ServingSettings.defaults().withItems(PolicyLabels.RULES.filter()));
    }

    /** The candidates with all features, as the light ranker sees them, passed to another in its place. */
    static Funnel before(Ranker light, ModelSnapshot snapshot) {
        return ranked(light, snapshot).withoutFallback().build();
    }

    /** All there is, and a ranker more that sees what the light ranker lets through. */
    static Funnel witnessed(Ranker witness, ModelSnapshot snapshot) {
        FunnelBuilder funnel = isRanked(snapshot)
                ? lightly(snapshot).ranker("witness", witness, LIGHT_LIMIT).ranker(RERANK, reranker(snapshot), LIST)
                : candidates(snapshot);
        return withFallback(funnel, snapshot);
    }

    /**
     * Every system that is compared, by its name: each generator alone, then stage behind stage; the whole is heard.
     */
    static Map<String, FunnelFactory> systems(ModelSnapshot version, FunnelListener listener) {
        Map<String, FunnelFactory> systems = new LinkedHashMap<>();
        for (Model model : List.of(Model.POPULARITY, Model.ITEMKNN, Model.ALS)) {
            systems.put(model.table(), snapshot -> alone(snapshot, model));
        }
        systems.put(
                CANDIDATES, snapshot -> candidates(snapshot).withoutFallback().build());
        if (isRanked(version)) {
            systems.put(LIGHT, snapshot -> lightly(snapshot).withoutFallback().build());
        }
        systems.put(FUNNEL, snapshot -> full(snapshot, listener));
        return systems;
    }

    private static Funnel alone(ModelSnapshot snapshot, Model model) {
        return Funnel.of(snapshot.version())
                .generator(model.table(), model.proposing().served(snapshot), PROPOSED)
                .withoutFallback()
                .build();
    }

    private static FunnelBuilder candidates(ModelSnapshot snapshot) {
        FunnelBuilder funnel = Funnel.of(snapshot.version());
        generators(snapshot).forEach((name, generator) -> funnel.generator(name, generator, PROPOSED));
        return funnel;
    }

    private static FunnelBuilder ranked(Ranker ranker, ModelSnapshot snapshot) {
        FunnelBuilder funnel = candidates(snapshot);
        Features.of(snapshot).forEach(funnel::features);
        return funnel.ranker(LIGHT, ranker, LIGHT_LIMIT);
    }

    private static FunnelBuilder lightly(ModelSnapshot snapshot) {
        return ranked(new ScoringRanker(LogisticScorer.of(snapshot, LIGHT)), snapshot);
    }

    private static FunnelBuilder reranked(ModelSnapshot snapshot) {
        return lightly(snapshot).ranker(RERANK, reranker(snapshot), LIST);
    }

    private static Ranker reranker(ModelSnapshot snapshot) {
        return new MmrRanker(EmbeddingSimilarity.of(snapshot, ALS), RELEVANCE);
    }

    /** Whether a version has a light ranker. */
    static boolean isRanked(ModelSnapshot snapshot) {
        return snapshot.tables().contains(LIGHT + ".weights");
    }

    private static Funnel withFallback(FunnelBuilder funnel, ModelSnapshot snapshot) {
        return funnel.fallback("popular", PopularCandidates.of(snapshot)).build();
    }

    /**
     * The generators of those models that the version holds, and beside those that know users apart what is trending
     * where items come and go, which a catalogue shows by saying when they were published. Without any, popularity.
     */
    private static Map<String, CandidateGenerator> generators(ModelSnapshot snapshot) {
        Map<String, CandidateGenerator> generators = new LinkedHashMap<>();
        for (Model model : Model.values()) {
            if (model != Model.POPULARITY && model.isIn(snapshot)) {
                generators.put(model.table(), model.proposing().served(snapshot));
            }
        }
        boolean knowsUsers = generators.keySet().stream().anyMatch(name -> !name.equals(Model.RECENT.table()));
        if (knowsUsers && Features.knowsPublication(snapshot)) {
            generators.put(TRENDING, PopularCandidates.of(snapshot, TRENDING));
        }
        if (generators.isEmpty()) {
            generators.put(POPULARITY, Model.POPULARITY.proposing().served(snapshot));
        }
        return generators;
    }
}
