package dev.sluice.examples;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranking;
import dev.sluice.Scorer;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.Metric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.tuning.Budget;
import dev.sluice.eval.tuning.Settings;
import dev.sluice.eval.tuning.Trial;
import dev.sluice.examples.ranker.RankerKind;
import dev.sluice.examples.ranker.RankerOptions;
import dev.sluice.ranking.ExampleCandidates;
import dev.sluice.ranking.Examples;
import dev.sluice.train.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trains a ranker with settings and judges the order that it gives to the candidates of users it has not learned from,
 * by those among them that they went on to like. What was not proposed counts for nothing here, since no ranker finds
 * it.
 */
final class RankerTrial implements Trial {
    private final RankerKind kind;
    private final List<String> given;
    private final Examples learning;
    private final Examples judging;
    private final Metric metric;
    private final Judgements judgements;

    /** @param given options that every trial has */
    RankerTrial(RankerKind kind, List<String> given, RankerTraining.ForSearch examples, Metric metric) {
        this.kind = kind;
        this.given = given;
        this.learning = examples.learning();
        this.judging = examples.judging();
        this.metric = metric;
        this.judgements = judgements(judging);
    }

    /** How many users it judges by: those with something they liked among their candidates. */
    int users() {
        return judgements.users();
    }

    /** Users are queries, and items the rows, both from 1 on. */
    private static Judgements judgements(Examples judging) {
        Judgements.Builder judgements = new Judgements.Builder();
        for (int row = 0; row < judging.size(); row++) {
            if (judging.label(row) > 0) {
                judgements.add(1 + judging.query(row), 1 + row, judging.label(row));
            }
        }
        return judgements.build();
    }

    @Override
    public double quality(Settings settings, Budget budget) {
        List<String> words = new ArrayList<>(given);
        words.addAll(TuningTrial.words(settings));
        Scorer scorer = kind.scorer(
                kind.train(kind.stage().label(), learning, RankerOptions.parse(words), TrainingListener.NONE));
        return Evaluator.of(List.of(metric))
                .withoutIntervals()
                .evaluate(kind.toString(), judgements, lists(scorer).stream())
                .result(metric.name())
                .value();
    }

    private List<RankedList> lists(Scorer scorer) {
        Query query = Query.of(new ModelVersion("unpublished"), ItemSet.all(1 + judging.size()))
                .build();
        ExampleCandidates candidates = new ExampleCandidates(judging, scorer.requires());
        List<RankedList> lists = new ArrayList<>();
        int from = 0;
        while (from < judging.size()) {
            int to = from;
            while (to < judging.size() && judging.query(to) == judging.query(from)) {
                to++;
            }
            lists.add(ranked(scorer, query, 1 + judging.query(from), candidates.rows(from, to)));
            from = to;
        }
        return lists;
    }

    private static RankedList ranked(Scorer scorer, Query query, int user, Candidates candidates) {
        float[] scores = new float[candidates.size() * scorer.heads().size()];
        scorer.score(query, candidates, scores);
        Ranking order = Ranking.byScore(candidates, scores, candidates.size());
        Candidates ranked = candidates.select(order);
        double[] wide = new double[ranked.size()];
        Arrays.setAll(wide, ranked::score);
        return RankedList.of(user, ranked.items(), wide);
    }
}
