package dev.sluice.eval.behaviour;

import dev.sluice.eval.ListMetric;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The mean of a metric over users: that no behaviour is bought with lists that nobody likes.
 *
 * @param name a short name for reports, such as {@code ndcg@10}
 * @param metric of a list
 * @param liked what users went on to like
 */
public record Quality(String name, ListMetric metric, List<Liked> liked) implements Behaviour {
    public Quality {
        liked = List.copyOf(liked);
    }

    @Override
    public String description() {
        return metric.variant();
    }

    @Override
    public Observation observe(Subject subject) {
        Cases cases = new Cases();
        for (Liked each : liked) {
            OptionalDouble value = JudgedList.of(each, subject).value(metric);
            if (value.isEmpty()) {
                cases.addUnusable();
            } else {
                cases.add(value.getAsDouble(), Lists.who(each.request()));
            }
        }
        return cases.mean("the system cannot be asked, or the metric is undefined");
    }
}
