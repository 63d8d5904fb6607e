package dev.sluice.examples;

import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import dev.sluice.eval.metric.Metrics;
import dev.sluice.eval.metric.Preset;
import dev.sluice.examples.ranker.RankerStage;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.store.ModelRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the light ranker's probabilities are worth, of all that generators propose to users it did not learn from.
 *
 * @param evaluation how far they came true
 * @param calibrated the same of half the users, first as they are, then calibrated on the other half; empty where users
 *     are too few
 */
record LightProbabilities(Evaluation evaluation, List<Evaluation> calibrated) {
    private static final int USERS = 500;
    private static final long SEED = 1;

    /** Asks for some of the judged users. */
    static LightProbabilities of(ModelRepository repository, Lists lists) {
        Judgements some = lists.judgements().sample(USERS, SEED);
        List<RankedList> scored = scored(repository, lists, some);
        return new LightProbabilities(evaluation(scored, some), Recalibration.of(scored, some));
    }

    private static Evaluation evaluation(List<RankedList> scored, Judgements judgements) {
        return Evaluator.of(Stream.of(
                                "auc:listed",
                                "auc:listed:pooled",
                                "pr-auc:listed:pooled",
                                "log-loss:listed",
                                "brier:listed",
                                "ece:listed:20:frequency")
                        .map(Metrics.of(Preset.RECSYS)::parse)
                        .toList())
                .evaluate(RankerStage.LIGHT.label(), judgements, scored.stream());
    }

    private static List<RankedList> scored(ModelRepository repository, Lists lists, Judgements some) {
        List<RankedList> scored = new ArrayList<>();
        try (RepositoryRecommender recommender = Funnels.recommender(
                repository,
                snapshot -> Funnels.before(
                        RankerStage.LIGHT, new KeptScores(RankerStage.LIGHT.scorer(snapshot), scored), snapshot))) {
            for (Truth truth : some) {
                Lists.whole(recommender.recommend(lists.request(truth.user()).build()), RankerStage.LIGHT.label());
            }
        }
        return scored;
    }
}
