package dev.sluice.eval;

import dev.sluice.eval.statistics.Interval;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a metric says about a system.
 *
 * @param name the metric's name
 * @param variant what exactly was computed, in a line
 * @param aggregate how the value comes from the users
 * @param value the judgement; NaN if no user is left
 * @param users the values of the users who count; where the value is that of all lists together, NaN for a user whose
 *     list alone has none
 * @param leftOut how many users do not count, by reason; empty if all do
 * @param interval where the value may well lie, if that was asked for and the metric can say
 * @param table what one number does not tell, if the metric has such a table
 */
public record MetricResult(
        String name,
        String variant,
        Aggregate aggregate,
        double value,
        UserValues users,
        Map<String, Integer> leftOut,
        Optional<Interval> interval,
        Optional<MetricTable> table) {
    public MetricResult {
        leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
    }

    /** A result without a table. */
    public MetricResult(
            String name,
            String variant,
            Aggregate aggregate,
            double value,
            UserValues users,
            Map<String, Integer> leftOut,
            Optional<Interval> interval) {
        this(name, variant, aggregate, value, users, leftOut, interval, Optional.empty());
    }

    /** The same with an interval. */
    public MetricResult withInterval(Interval known) {
        return new MetricResult(name, variant, aggregate, value, users, leftOut, Optional.of(known), table);
    }

    /** The same with a table. */
    public MetricResult withTable(MetricTable known) {
        return new MetricResult(name, variant, aggregate, value, users, leftOut, interval, Optional.of(known));
    }

    /** The same, as the variant says, among some of the items. */
    MetricResult among(String candidates) {
        return new MetricResult(
                name, variant + "; among " + candidates, aggregate, value, users, leftOut, interval, table);
    }

    /** The same with more users left out for a reason; without a change if there are none. */
    public MetricResult withLeftOut(String reason, int more) {
        if (more == 0) {
            return this;
        }
        Map<String, Integer> all = new TreeMap<>(leftOut);
        all.merge(reason, more, Integer::sum);
        return new MetricResult(name, variant, aggregate, value, users, all, interval, table);
    }
}
