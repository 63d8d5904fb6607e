package dev.sluice.examples;

import dev.sluice.CandidateGenerator;
import dev.sluice.Ranker;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.prepare.PolicyLabels;
import dev.sluice.examples.ranker.RankerStage;
import dev.sluice.funnel.Funnel;
import dev.sluice.funnel.FunnelBuilder;
import dev.sluice.funnel.FunnelListener;
import dev.sluice.ranking.ScoringRanker;
import dev.sluice.ranking.rerank.EmbeddingSimilarity;
import dev.sluice.ranking.rerank.MmrRanker;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.serving.FunnelFactory;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.serving.SeenItems;
import dev.sluice.serving.ServingSettings;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The funnels of the command line, composed of what a version holds. */
final class Funnels {
    /** The generators, the merge of them and the whole, among the systems; between these stand the rankers. */
    static final String POPULARITY = Model.POPULARITY.table();

    static final String NEIGHBOURS = Model.ITEMKNN.table();
    static final String ALS = Model.ALS.table();
    static final String CANDIDATES = "candidates";
    static final String FUNNEL = "funnel";

    /** How many candidates each generator gives: together about a thousand. */
    static final int PROPOSED = 500;
    /** How many items a list has, unless more are asked for. */
    static final int LIST = 20;

    /** How much relevance counts beside variety in the list. */
    private static final double RELEVANCE = 0.9;
    /** The stage that puts variety into the list. */
    private static final String RERANK = "rerank";
    /** The stage of a ranker that only looks. */
    static final String WITNESS = "witness";

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
        FunnelBuilder funnel = ranked(generators, RankerStage.HEAVY.andBefore()).listener(listener);
        if (isRanked(generators.snapshot())) {
            funnel.ranker(RERANK, reranker(generators.snapshot()), LIST);
        }
        return withFallback(funnel, generators.snapshot());
    }

    /** Recommends with a funnel what may be recommended; whoever asks for it closes it. */
    static RepositoryRecommender recommender(ModelRepository repository, FunnelFactory funnel) {
        return RepositoryRecommender.of(repository, funnel)
                .with(ServingSettings.defaults().withItems(PolicyLabels.RULES.filter()));
    }

    /** Recommends with a funnel what lists have, what users have seen among it; whoever asks for it closes it. */
    static RepositoryRecommender ofLists(ModelRepository repository, FunnelFactory funnel) {
        return RepositoryRecommender.of(repository, funnel)
                .with(ServingSettings.defaults()
                        .withItems(PolicyLabels.RULES.filter())
                        .withSeen(SeenItems.ALLOW));
    }

    /** One generator, and the rankers of a version up to and with one. */
    static Funnel ranking(String source, CandidateGenerator generator, RankerStage last, ModelSnapshot snapshot) {
        FunnelBuilder funnel = Funnel.of(snapshot.version())
                .generator(source, generator, Integer.MAX_VALUE)
                .withoutFallback();
        return rank(funnel, held(last.andBefore(), snapshot), snapshot).build();
    }

    /** The candidates with all features, as a ranker sees them, passed to another in its place. */
    static Funnel before(RankerStage stage, Ranker other, ModelSnapshot snapshot) {
        return rank(candidates(Generators.served(snapshot)), stage.before(), snapshot)
                .ranker(stage.label(), other, stage.limit())
                .withoutFallback()
                .build();
    }

    /** All there is, and a ranker more that sees what the last ranker lets through. */
    static Funnel witnessed(Ranker witness, ModelSnapshot snapshot) {
        FunnelBuilder funnel = ranked(Generators.served(snapshot), RankerStage.HEAVY.andBefore());
        if (isRanked(snapshot)) {
            funnel.ranker(WITNESS, witness, RankerStage.LIGHT.limit()).ranker(RERANK, reranker(snapshot), LIST);
        }
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
        for (RankerStage stage : RankerStage.values()) {
            if (stage.isIn(version)) {
                systems.put(
                        stage.label(),
                        snapshot -> ranked(Generators.served(snapshot), stage.andBefore())
                                .withoutFallback()
                                .build());
            }
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

    private static FunnelBuilder ranked(Generators generators, List<RankerStage> stages) {
        FunnelBuilder funnel = candidates(generators);
        List<RankerStage> held = held(stages, generators.snapshot());
        return held.isEmpty() ? funnel : rank(funnel, held, generators.snapshot());
    }

    /** Adds all features and these rankers, each of which the version has to hold. */
    private static FunnelBuilder rank(FunnelBuilder funnel, List<RankerStage> stages, ModelSnapshot snapshot) {
        Features.of(snapshot).forEach(funnel::features);
        stages.forEach(stage -> funnel.ranker(stage.label(), new ScoringRanker(stage.scorer(snapshot)), stage.limit()));
        return funnel;
    }

    private static List<RankerStage> held(List<RankerStage> stages, ModelSnapshot snapshot) {
        return stages.stream().filter(stage -> stage.isIn(snapshot)).toList();
    }

    private static Ranker reranker(ModelSnapshot snapshot) {
        return new MmrRanker(EmbeddingSimilarity.of(snapshot, ALS), RELEVANCE);
    }

    /** Whether a version has a ranker. */
    static boolean isRanked(ModelSnapshot snapshot) {
        return RankerStage.LIGHT.isIn(snapshot);
    }

    private static Funnel withFallback(FunnelBuilder funnel, ModelSnapshot snapshot) {
        return funnel.fallback("popular", PopularCandidates.of(snapshot)).build();
    }
}
