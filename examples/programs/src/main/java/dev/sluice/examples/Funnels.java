package dev.sluice.examples;

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
        return full(Generators.served(snapshot), listener);
    }

    /** The same, with generators that are asked in a way of their own. */
    static Funnel full(Generators generators) {
        return full(generators, report -> {});
    }

    private static Funnel full(Generators generators, FunnelListener listener) {
        FunnelBuilder funnel = isRanked(generators.snapshot()) ? reranked(generators) : candidates(generators);
        funnel.listener(listener);
        return withFallback(funnel, generators.snapshot());
    }

    /** Recommends with a funnel what may be recommended. */
    static Recommender recommender(ModelRepository repository, FunnelFactory funnel) {
        return RepositoryRecommender.of(repository, funnel)
                .with(ServingSettings.defaults().withItems(PolicyLabels.RULES.filter()));
    }

    /** The candidates with all features, as the light ranker sees them, passed to another in its place. */
    static Funnel before(Ranker light, ModelSnapshot snapshot) {
        return ranked(light, Generators.served(snapshot)).withoutFallback().build();
    }

    /** All there is, and a ranker more that sees what the light ranker lets through. */
    static Funnel witnessed(Ranker witness, ModelSnapshot snapshot) {
        Generators generators = Generators.served(snapshot);
        FunnelBuilder funnel = isRanked(snapshot)
                ? lightly(generators).ranker("witness", witness, LIGHT_LIMIT).ranker(RERANK, reranker(snapshot), LIST)
                : candidates(generators);
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
                CANDIDATES,
                snapshot -> candidates(Generators.served(snapshot))
                        .withoutFallback()
                        .build());
        if (isRanked(version)) {
            systems.put(
                    LIGHT,
                    snapshot -> lightly(Generators.served(snapshot))
                            .withoutFallback()
                            .build());
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

    private static FunnelBuilder candidates(Generators generators) {
        FunnelBuilder funnel = Funnel.of(generators.snapshot().version());
        generators.all().forEach((name, generator) -> funnel.generator(name, generator, PROPOSED));
        return funnel;
    }

    private static FunnelBuilder ranked(Ranker ranker, Generators generators) {
        FunnelBuilder funnel = candidates(generators);
        Features.of(generators.snapshot()).forEach(funnel::features);
        return funnel.ranker(LIGHT, ranker, LIGHT_LIMIT);
    }

    private static FunnelBuilder lightly(Generators generators) {
        return ranked(new ScoringRanker(LogisticScorer.of(generators.snapshot(), LIGHT)), generators);
    }

    private static FunnelBuilder reranked(Generators generators) {
        return lightly(generators).ranker(RERANK, reranker(generators.snapshot()), LIST);
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
}
