package dev.sluice.train.popularity;

import dev.sluice.data.Interactions;
import dev.sluice.train.popularity.PopularitySettings.Counted;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/** Counts one event after the other, as the settings say and no faster. */
final class NaiveCounts {
    private NaiveCounts() {}

    static double[] of(Interactions events, PopularitySettings settings, IntPredicate wanted) {
        double[] counts = new double[events.itemRows()];
        Map<String, Double> ofUsers = new HashMap<>();
        for (int event = 0; event < events.size(); event++) {
            long time = events.time(event);
            boolean inWindow = settings.window()
                    .map(window -> time > window.from().toEpochMilli()
                            && time <= window.to().toEpochMilli())
                    .orElse(true);
            if (inWindow && wanted.test(event)) {
                double weight = settings.recency()
                        .map(recency -> Math.pow(
                                0.5,
                                (double) (recency.asOf().toEpochMilli() - time)
                                        / recency.halfLife().toMillis()))
                        .orElse(1.0);
                if (settings.counted() == Counted.EVENTS) {
                    counts[events.item(event)] += weight;
                } else {
                    ofUsers.merge(events.user(event) + " " + events.item(event), weight, Math::max);
                }
            }
        }
        ofUsers.forEach((pair, weight) -> counts[Integer.parseInt(pair.substring(pair.indexOf(' ') + 1))] += weight);
        return counts;
    }
}
