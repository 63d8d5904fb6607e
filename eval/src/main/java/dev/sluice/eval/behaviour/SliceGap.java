package dev.sluice.eval.behaviour;

import dev.sluice.Request;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Metric;
import dev.sluice.eval.slice.Slice;
import dev.sluice.eval.slice.SliceReport;
import dev.sluice.eval.slice.Slicing;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether some users fare otherwise than others: the greatest distance between the mean of a metric in a slice and its
 * mean over all users, at least 0. Slices with too few users do not count and are told; it takes two that do.
 *
 * @param attribute what slices are values of, such as {@code country}
 * @param metric a mean over users
 * @param liked what users went on to like
 * @param slice the slice that a request is in
 * @param minimum how many users a slice needs to count, at least 1
 */
public record SliceGap(String attribute, Metric metric, List<Liked> liked, Attribute slice, int minimum)
        implements Behaviour {
    /** The value that the attribute has. */
    @FunctionalInterface
    public interface Attribute {
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
        String unusable = Stream.of(lists.unusable(), small(report))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        if (report.slices().size() < 2) {
            return Observation.none(Stream.of("two slices of at least " + minimum + " users are needed", unusable)
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("; ")));
        }
        Slice worst = Collections.max(report.slices(), Comparator.comparingDouble(each -> Math.abs(each.gap())));
        return new Observation(
                Math.abs(worst.gap()),
                worst.users(),
                List.of(worst.value() + ": " + worst.mean() + ", all: " + report.all()),
                unusable);
    }

    private static String small(SliceReport report) {
        int users = report.suppressed().values().stream().mapToInt(each -> each).sum();
        return users == 0 ? "" : users + " users in " + report.suppressed().size() + " slices too small to count";
    }
}
