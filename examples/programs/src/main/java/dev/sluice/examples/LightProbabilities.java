package dev.sluice.examples;

import dev.sluice.Recommender;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import dev.sluice.eval.metric.Metrics;
import dev.sluice.eval.metric.Preset;
import dev.sluice.examples.ranker.RankerStage;
import dev.sluice.store.ModelRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the light ranker's probabilities are worth, of all that generators propose to users it did not learn from. */
final class LightProbabilities {
    private static final int USERS = 500;
    private static final long SEED = 1;

    private LightProbabilities() {}

    /** Asks for some of the judged users. */
    static Evaluation of(ModelRepository repository, Lists lists) {
        Judgements some = lists.judgements().sample(USERS, SEED);
        return Evaluator.of(Stream.of(
                                "auc:listed",
                                "auc:listed:pooled",
                                "pr-auc:listed:pooled",
                                "log-loss:listed",
                                "brier:listed",
                                "ece:listed:20:frequency")
                        .map(Metrics.of(Preset.RECSYS)::parse)
                        .toList())
                .evaluate(RankerStage.LIGHT.label(), some, scored(repository, lists, some).stream());
    }

    private static List<RankedList> scored(ModelRepository repository, Lists lists, Judgements some) {
        List<RankedList> scored = new ArrayList<>();
        Recommender recommender = Funnels.recommender(
                repository,
                snapshot -> Funnels.before(
                        RankerStage.LIGHT, new KeptScores(RankerStage.LIGHT.scorer(snapshot), scored), snapshot));
        for (Truth truth : some) {
            Lists.whole(recommender.recommend(lists.request(truth.user()).build()), RankerStage.LIGHT.label());
        }
        return scored;
    }
}
