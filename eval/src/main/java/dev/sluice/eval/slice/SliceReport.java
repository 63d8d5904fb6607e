package dev.sluice.eval.slice;

import static java.util.Comparator.comparingDouble;

import dev.sluice.eval.Aggregate;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.MetricResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a metric says of every slice of an attribute.
 *
 * @param metric name of the metric
 * @param attribute what the slices are values of
 * @param all the mean over all users
 * @param users how many users that are
 * @param slices those with enough users, in the order of their values
 * @param suppressed how many users the others have, by value: too few to say anything of, or to hide among
 * @param overlap whether a user may count in several slices; if not, the means of all slices, weighted by their users,
 *     give the mean over all
 */
public record SliceReport(
        String metric,
        String attribute,
        double all,
        int users,
        List<Slice> slices,
        Map<String, Integer> suppressed,
        boolean overlap) {
    public SliceReport {
        slices = List.copyOf(slices);
        suppressed = Collections.unmodifiableMap(new TreeMap<>(suppressed));
    }

    /**
     * The slices of users.
     *
     * @param evaluation of a system
     * @param metric one whose value is a mean over users
     * @param slices values of an attribute by user row
     * @param slicing what becomes of small slices, and of intervals
     */
    public static SliceReport ofUsers(Evaluation evaluation, String metric, Slices slices, Slicing slicing) {
        MetricResult result = mean(evaluation, metric);
        Map<String, SliceUsers> members = new TreeMap<>();
        for (int place = 0; place < result.users().size(); place++) {
            for (String value : slices.of(result.users().user(place))) {
                members.computeIfAbsent(value, none -> new SliceUsers())
                        .add(result.users().value(place));
            }
        }
        return of(result, slices, members, slicing);
    }

    /**
     * The slices of items: how well each user's relevant items of one slice are found, as if nothing else were
     * relevant. A user counts in every slice that has a relevant item.
     *
     * @param all of a system by all items
     * @param bySlice the same lists, judged by the items of each slice alone
     * @param metric one whose value is a mean over users
     */
    static SliceReport ofItems(
            Evaluation all, Map<String, Evaluation> bySlice, String metric, Slices slices, Slicing slicing) {
        Map<String, SliceUsers> members = new TreeMap<>();
        bySlice.forEach((value, evaluation) -> {
            SliceUsers users = new SliceUsers();
            for (double each : mean(evaluation, metric).users().values()) {
                users.add(each);
            }
            if (users.size() > 0) {
                members.put(value, users);
            }
        });
        return of(mean(all, metric), slices, members, slicing);
    }

    private static MetricResult mean(Evaluation evaluation, String metric) {
        MetricResult result = evaluation.result(metric);
        if (result.aggregate() != Aggregate.MEAN) {
            throw new IllegalArgumentException("only means over users have slices, not " + metric);
        }
        return result;
    }

    private static SliceReport of(
            MetricResult result, Slices slices, Map<String, SliceUsers> members, Slicing slicing) {
        List<Slice> shown = new ArrayList<>();
        Map<String, Integer> suppressed = new TreeMap<>();
        members.forEach((value, users) -> {
            if (users.size() < slicing.minimum()) {
                suppressed.put(value, users.size());
            } else {
                shown.add(users.slice(value, result.value(), slicing.intervals()));
            }
        });
        return new SliceReport(
                result.name(),
                slices.attribute(),
                result.value(),
                result.users().size(),
                shown,
                suppressed,
                slices.overlap());
    }

    /** The slice of the least mean: the worst, where more is better. Empty if all are suppressed. */
    public Optional<Slice> lowest() {
        return slices.stream().min(comparingDouble(Slice::mean));
    }

    /** The slice of the greatest mean: the worst, where less is better. Empty if all are suppressed. */
    public Optional<Slice> highest() {
        return slices.stream().max(comparingDouble(Slice::mean));
    }

    /**
     * The mean over slices of how far each is from the whole, 0 if all fare alike; RecList's MRED is the same with a
     * minus. NaN if all are suppressed.
     *
     * @see <a href="https://doi.org/10.1145/3487553.3524215">Chia, Tagliabue, Bianchi, He and Ko 2022</a>
     */
    public double meanAbsoluteGap() {
        return slices.stream()
                .mapToDouble(slice -> Math.abs(slice.gap()))
                .average()
                .orElse(Double.NaN);
    }
}
