package dev.sluice.eval.behaviour;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A list of ids beside what its user liked, if there is a list, in rows of their own. */
record JudgedList(Optional<RankedList> list, Truth truth) {
    private static final int USER = 1;

    static JudgedList of(Liked liked, Subject subject) {
        Map<String, Integer> rows = new HashMap<>();
        int[] relevant = rows(liked.items(), rows);
        Optional<List<String>> items = subject.items(liked.request());
        return new JudgedList(
                items.map(listed -> RankedList.ofItems(USER, rows(listed, rows))), Truth.ofRelevant(USER, relevant));
    }

    /** Empty if there is no list, or the metric is undefined. */
    OptionalDouble value(ListMetric metric) {
        double value = list.map(items -> metric.of(items, truth)).orElse(Double.NaN);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static int[] rows(Collection<String> ids, Map<String, Integer> rows) {
        return ids.stream()
                .mapToInt(id -> rows.computeIfAbsent(id, any -> rows.size() + 1))
                .toArray();
    }
}
