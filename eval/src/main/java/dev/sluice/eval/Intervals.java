package dev.sluice.eval;

import dev.sluice.eval.statistics.Bootstrap;
import dev.sluice.eval.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Gives results their intervals; means over the same users draw these once for all. */
final class Intervals {
    private final Bootstrap bootstrap;
    private final MetricResult[] results;

    private Intervals(Bootstrap bootstrap, MetricResult[] results) {
        this.bootstrap = bootstrap;
        this.results = results;
    }

    /** The results of accumulators, with intervals if there is a way to find them. */
    static List<MetricResult> of(List<Accumulator> accumulators, Optional<Bootstrap> bootstrap) {
        MetricResult[] results = accumulators.stream().map(Accumulator::result).toArray(MetricResult[]::new);
        bootstrap.ifPresent(known -> new Intervals(known, results).find(accumulators));
        return Arrays.asList(results);
    }

    private void find(List<Accumulator> accumulators) {
        BitSet means = new BitSet();
        for (int i = 0; i < results.length; i++) {
            if (results[i].users().size() == 0) {
                continue;
            }
            if (accumulators.get(i) instanceof Resampled resampled) {
                results[i] = results[i].withInterval(resampled.interval(bootstrap));
            } else if (results[i].aggregate() == Aggregate.MEAN) {
                means.set(i);
            }
        }
        while (!means.isEmpty()) {
            findOfSameUsers(means);
        }
    }

    /** Finds those of the first mean and of all means over its users, and takes them off the set. */
    private void findOfSameUsers(BitSet means) {
        UserValues users = results[means.nextSetBit(0)].users();
        int[] same =
                means.stream().filter(i -> results[i].users().sameUsers(users)).toArray();
        List<double[]> columns = new ArrayList<>();
        for (int i : same) {
            columns.add(results[i].users().values());
            means.clear(i);
        }
        List<Interval> intervals = bootstrap.means(columns);
        for (int i = 0; i < same.length; i++) {
            results[same[i]] = results[same[i]].withInterval(intervals.get(i));
        }
    }
}
