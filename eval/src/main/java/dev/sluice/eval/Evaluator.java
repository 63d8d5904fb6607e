package dev.sluice.eval;

import dev.sluice.eval.statistics.Bootstrap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes metrics through the lists of a system. Lists pass by: what is kept is one number a user and metric, by coverage
 * at {@code k} the first {@code k} items of each list. A parallel stream of lists is judged by as many threads as it
 * has, and gives the same to the last bit.
 *
 * <pre>{@code
 * var evaluator = Evaluator.of(List.of(new Ndcg(10, Gain.BINARY, Ideal.CUT).named("ndcg@10")));
 * Evaluation funnel = evaluator.evaluate("funnel", Judgements.of(split.test()), lists);
 * }</pre>
 *
 * @param metrics what to compute, at least one, of distinct names
 * @param missing what becomes of judged users without a list
 * @param intervals how to find intervals of the means, and of what is {@link Resampled}, if they are wanted
 * @param candidates among which items to compare, if not among all
 */
public record Evaluator(
        List<Metric> metrics, MissingLists missing, Optional<Bootstrap> intervals, Optional<CandidateRule> candidates) {
    public Evaluator {
        metrics = List.copyOf(metrics);
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("an evaluation needs at least one metric");
        }
        Set<String> names = new HashSet<>();
        for (Metric metric : metrics) {
            if (!names.add(metric.name())) {
                throw new IllegalArgumentException("two metrics have the name " + metric.name());
            }
        }
    }

    /** Missing lists count as empty; there are intervals by {@link Bootstrap#defaults()}. */
    public static Evaluator of(List<Metric> metrics) {
        return new Evaluator(metrics, MissingLists.AS_EMPTY, Optional.of(Bootstrap.defaults()), Optional.empty());
    }

    /** The same with another rule for missing lists. */
    public Evaluator withMissing(MissingLists other) {
        return new Evaluator(metrics, other, intervals, candidates);
    }

    /** The same with other intervals. */
    public Evaluator withIntervals(Bootstrap other) {
        return new Evaluator(metrics, missing, Optional.of(other), candidates);
    }

    /** The same without intervals, which are most of the work. */
    public Evaluator withoutIntervals() {
        return new Evaluator(metrics, missing, Optional.empty(), candidates);
    }

    /** The same among some of the items: all others are left out of lists and judgements, and counted. */
    public Evaluator withCandidates(CandidateRule rule) {
        return new Evaluator(metrics, missing, intervals, Optional.of(rule));
    }

    /**
     * Judges the lists of a system. Lists of users without judgements are counted and otherwise left alone.
     *
     * @param system what to call it
     * @param lists at most one for each user, in any order; consumed
     * @throws IllegalArgumentException if a user has two lists, nobody has judgements, or there are lists and none is
     *     of a user with judgements: then their ids hardly mean the same
     */
    public Evaluation evaluate(String system, Judgements judgements, Stream<RankedList> lists) {
        if (judgements.users() == 0) {
            throw new IllegalArgumentException("nobody has judgements to judge " + system + " by");
        }
        Pass pass = lists.collect(() -> new Pass(this, judgements), Pass::judge, Pass::merge);
        pass.requireAnyJudged(system);
        int withoutList = pass.judgeMissing();
        Map<String, MetricResult> results = new LinkedHashMap<>();
        for (MetricResult result : Intervals.of(pass.accumulators(), intervals)) {
            MetricResult all = result.withLeftOut("no judgements", pass.unjudged())
                    .withLeftOut("no list", missing == MissingLists.LEFT_OUT ? withoutList : 0);
            results.put(
                    all.name(),
                    candidates.map(rule -> all.among(rule.description())).orElse(all));
        }
        return new Evaluation(system, results, judgements.users(), withoutList, pass.unjudged(), pass.outside());
    }
}
