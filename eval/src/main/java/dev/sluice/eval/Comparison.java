package dev.sluice.eval;

import dev.sluice.eval.statistics.Bootstrap;
import dev.sluice.eval.statistics.Interval;
import dev.sluice.eval.statistics.PairedTest;
import java.util.Arrays;

/**
 * How much better one system is than another by one metric, user by user.
 *
 * @param better the system that may be better
 * @param than the system it is compared with
 * @param metric name of the metric
 * @param difference mean over users of the better one's value less the other's
 * @param interval where that difference may well lie, from resampling users
 * @param student whether the mean difference may well be chance
 * @param wilcoxon whether users gain as much and as often as others lose, without regard to how much that is
 * @param users how many users were compared
 */
public record Comparison(
        String better,
        String than,
        String metric,
        double difference,
        Interval interval,
        PairedTest student,
        PairedTest wilcoxon,
        int users) {
    /**
     * Compares two systems on the same users.
     *
     * @throws IllegalArgumentException if the metric is no mean over users or computed in another variant, the users
     *     are not the same, or there are none
     */
    public static Comparison of(Evaluation better, Evaluation than, String metric, Bootstrap bootstrap) {
        MetricResult ours = mean(better, metric);
        MetricResult theirs = mean(than, metric);
        String which = metric + " of " + better.system() + " and of " + than.system();
        if (!ours.variant().equals(theirs.variant())) {
            throw new IllegalArgumentException(
                    which + " must be computed alike: " + ours.variant() + " and " + theirs.variant());
        }
        double[] differences = differences(ours.users(), theirs.users(), which);
        return new Comparison(
                better.system(),
                than.system(),
                metric,
                sum(differences) / differences.length,
                bootstrap.mean(differences),
                PairedTest.student(differences),
                PairedTest.wilcoxon(differences),
                differences.length);
    }

    private static MetricResult mean(Evaluation evaluation, String metric) {
        MetricResult result = evaluation.result(metric);
        if (result.aggregate() != Aggregate.MEAN) {
            throw new IllegalArgumentException("only means over users can be compared in pairs, not " + metric);
        }
        return result;
    }

    private static double[] differences(UserValues ours, UserValues theirs, String which) {
        if (!ours.sameUsers(theirs)) {
            throw new IllegalArgumentException(which + " must be of the same users: " + ours.size() + " and "
                    + theirs.size() + ", not all the same");
        }
        if (ours.size() == 0) {
            throw new IllegalArgumentException(which + " must be of at least 1 user: 0");
        }
        double[] differences = new double[ours.size()];
        Arrays.setAll(differences, place -> ours.value(place) - theirs.value(place));
        return differences;
    }

    // In user order: a stream's sum compensates, and would differ from the results in the last bits.
    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
