package dev.sluice.eval;

import dev.sluice.eval.statistics.Bootstrap;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes metrics through the lists of a system. Lists pass by: what is kept is one number a user and metric, by coverage
 * at {@code k} the first {@code k} items of each list.
 *
 * <pre>{@code
 * var evaluator = Evaluator.of(List.of(new Ndcg(10, Gain.BINARY, Ideal.CUT).named("ndcg@10")));
 * Evaluation funnel = evaluator.evaluate("funnel", Judgements.of(split.test()), lists);
 * }</pre>
 *
 * @param metrics what to compute, at least one, of distinct names
 * @param missing what becomes of judged users without a list
 * @param intervals how to find intervals of the means, and of what is {@link Resampled}, if they are wanted
 */
public record Evaluator(List<Metric> metrics, MissingLists missing, Optional<Bootstrap> intervals) {
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
        return new Evaluator(metrics, MissingLists.AS_EMPTY, Optional.of(Bootstrap.defaults()));
    }

    /** The same with another rule for missing lists. */
    public Evaluator withMissing(MissingLists other) {
        return new Evaluator(metrics, other, intervals);
    }

    /** The same with other intervals. */
    public Evaluator withIntervals(Bootstrap other) {
        return new Evaluator(metrics, missing, Optional.of(other));
    }

    /** The same without intervals, which are most of the work. */
    public Evaluator withoutIntervals() {
        return new Evaluator(metrics, missing, Optional.empty());
    }

    /**
     * Judges the lists of a system. Lists of users without judgements are counted and otherwise left alone.
     *
     * @param system what to call it
     * @param lists at most one for each user, in any order; consumed one after the other
     * @throws IllegalArgumentException if a user has two lists, nobody has judgements, or there are lists and none is
     *     of a user with judgements: then their ids hardly mean the same
     */
    public Evaluation evaluate(String system, Judgements judgements, Stream<RankedList> lists) {
        if (judgements.users() == 0) {
            throw new IllegalArgumentException("nobody has judgements to judge " + system + " by");
        }
        Pass pass = new Pass(metrics.stream().map(Metric::begin).toList(), judgements);
        for (Iterator<RankedList> each = lists.iterator(); each.hasNext(); ) {
            pass.judge(each.next());
        }
        pass.requireAnyJudged(system);
        int withoutList = pass.judgeMissing(missing);
        Map<String, MetricResult> results = new LinkedHashMap<>();
        for (Accumulator accumulator : pass.accumulators) {
            MetricResult result = accumulator
                    .result()
                    .withLeftOut("no judgements", pass.unjudged)
                    .withLeftOut("no list", missing == MissingLists.LEFT_OUT ? withoutList : 0);
            results.put(result.name(), withInterval(result, accumulator));
        }
        return new Evaluation(system, results, judgements.users(), withoutList, pass.unjudged);
    }

    private MetricResult withInterval(MetricResult result, Accumulator accumulator) {
        if (intervals.isEmpty() || result.users().size() == 0) {
            return result;
        }
        Bootstrap bootstrap = intervals.get();
        if (accumulator instanceof Resampled resampled) {
            return result.withInterval(resampled.interval(bootstrap));
        }
        return result.aggregate() == Aggregate.MEAN
                ? result.withInterval(bootstrap.mean(result.users().values()))
                : result;
    }

    /** One run through the lists. */
    private static final class Pass {
        private final List<Accumulator> accumulators;
        private final Judgements judgements;
        private final BitSet seen = new BitSet();
        private int unjudged;

        private Pass(List<Accumulator> accumulators, Judgements judgements) {
            this.accumulators = accumulators;
            this.judgements = judgements;
        }

        private void judge(RankedList list) {
            if (seen.get(list.user())) {
                throw new IllegalArgumentException("user " + list.user() + " has two lists");
            }
            seen.set(list.user());
            Optional<Truth> truth = judgements.truth(list.user());
            if (truth.isPresent()) {
                add(list, truth.get());
            } else {
                unjudged++;
            }
        }

        private void requireAnyJudged(String system) {
            if (unjudged > 0 && unjudged == seen.cardinality()) {
                throw new IllegalArgumentException(
                        "none of the " + unjudged + " lists of " + system + " is of a user with judgements");
            }
        }

        private int judgeMissing(MissingLists rule) {
            int missing = 0;
            for (Truth truth : judgements) {
                if (!seen.get(truth.user())) {
                    missing++;
                    if (rule == MissingLists.AS_EMPTY) {
                        add(RankedList.empty(truth.user()), truth);
                    }
                }
            }
            return missing;
        }

        private void add(RankedList list, Truth truth) {
            for (Accumulator accumulator : accumulators) {
                accumulator.add(list, truth);
            }
        }
    }
}
