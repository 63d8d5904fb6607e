package dev.sluice.eval.behaviour;

import dev.sluice.Request;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Metric;
import dev.sluice.eval.slice.SliceReport;
import dev.sluice.eval.slice.Slicing;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether some users fare otherwise than others: the greatest distance between the mean of a metric in a slice and its
 * mean over all users, at least 0. Slices with too few users do not count.
 *
 * @param attribute what slices are values of, such as {@code country}
 * @param metric a mean over users
 * @param liked what users went on to like
 * @param slice the slice that a request is in
 * @param minimum how many users a slice needs to count, at least 1
 */
public record SliceGap(String attribute, Metric metric, List<Liked> liked, Slice slice, int minimum)
        implements Behaviour {
    /** The value that the attribute has. */
    @FunctionalInterface
    public interface Slice {
        /** The value of who asks; {@link dev.sluice.eval.slice.Slices#UNKNOWN} if it is not known. */
        String of(Request request);
    }

    public SliceGap {
        liked = List.copyOf(liked);
        if (minimum < 1) {
            throw new IllegalArgumentException("minimum must be at least 1: " + minimum);
        }
    }

    @Override
    public String name() {
        return "gap:" + attribute;
    }

    @Override
    public String description() {
        return "greatest distance of " + metric.name() + " in a slice of at least " + minimum + " users by " + attribute
                + " from that of all";
    }

    @Override
    public Observation observe(Subject subject) {
        LikedLists lists = LikedLists.of(liked, subject);
        Optional<Evaluation> evaluation = lists.judge(metric);
        if (evaluation.isEmpty()) {
            return Observation.none(lists.unusable());
        }
        Slicing slicing = Slicing.defaults().withMinimum(minimum).withoutIntervals();
        SliceReport report =
                SliceReport.ofUsers(evaluation.get(), metric.name(), lists.slices(attribute, slice), slicing);
        return report.slices().stream()
                .max(Comparator.comparingDouble(each -> Math.abs(each.gap())))
                .map(worst -> new Observation(
                        Math.abs(worst.gap()),
                        worst.users(),
                        List.of(worst.value() + ": " + worst.mean() + ", all: " + report.all()),
                        lists.unusable()))
                .orElseGet(() -> Observation.none("no slice has " + minimum + " users"));
    }
}
