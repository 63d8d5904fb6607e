package dev.sluice.eval;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What several metrics say about one system.
 *
 * @param system what was judged
 * @param results by the metric's name, in the order the metrics were given
 * @param judged how many users have judgements
 * @param withoutList how many of them have no list
 * @param unjudged how many lists are of users without judgements, and so do not count
 * @param outside what was left out of lists and judgements as no candidate
 */
public record Evaluation(
        String system, Map<String, MetricResult> results, int judged, int withoutList, int unjudged, Outside outside) {
    public Evaluation {
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }

    /**
     * What one metric says.
     *
     * @throws IllegalArgumentException if it was not asked
     */
    public MetricResult result(String metric) {
        return Optional.ofNullable(results.get(metric))
                .orElseThrow(() -> new IllegalArgumentException(
                        system + " was not judged by " + metric + ", but by " + results.keySet()));
    }

    /** The names of the metrics whose value is a mean over users: those that can be compared and sliced. */
    public List<String> means() {
        return results.values().stream()
                .filter(result -> result.aggregate() == Aggregate.MEAN)
                .map(MetricResult::name)
                .toList();
    }
}
