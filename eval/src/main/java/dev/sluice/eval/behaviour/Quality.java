package dev.sluice.eval.behaviour;

import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Metric;
import dev.sluice.eval.MetricResult;
import java.util.List;
import java.util.Optional;

/**
 * The value of a metric: that no behaviour is bought with lists that nobody likes.
 *
 * @param metric whose name it has
 * @param liked what users went on to like
 */
public record Quality(Metric metric, List<Liked> liked) implements Behaviour {
    public Quality {
        liked = List.copyOf(liked);
    }

    @Override
    public String name() {
        return metric.name();
    }

    @Override
    public String description() {
        return metric.name() + " of lists beside what users went on to like";
    }

    @Override
    public Observation observe(Subject subject) {
        LikedLists lists = LikedLists.of(liked, subject);
        Optional<Evaluation> evaluation = lists.judge(metric);
        if (evaluation.isEmpty()) {
            return Observation.none(lists.unusable());
        }
        MetricResult result = evaluation.get().result(metric.name());
        return new Observation(result.value(), result.users().size(), List.of(), lists.unusable());
    }
}
