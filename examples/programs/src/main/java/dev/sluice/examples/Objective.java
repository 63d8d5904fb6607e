package dev.sluice.examples;

import dev.sluice.data.Interactions;
import dev.sluice.data.label.Buckets;
import dev.sluice.data.label.Completion;
import dev.sluice.data.label.D2q;
import dev.sluice.data.label.DurationThreshold;
import dev.sluice.data.label.Exposures;
import dev.sluice.data.label.Happened;
import dev.sluice.data.label.Label;
import dev.sluice.data.label.Ties;
import dev.sluice.data.label.WatchTimeGain;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A label that one may learn from, by its name.
 *
 * @param name as it is printed
 * @param label what it says of exposures
 */
record Objective(String name, Label label) {
    static final String CLICK = "click";
    static final String COMPLETION = "completion75";

    private static final double THREE_QUARTERS = 0.75;

    /** The usual ones, fitted to these exposures; clicks only where it is known what was clicked. */
    static List<Objective> fit(Interactions train) {
        List<Objective> objectives = new ArrayList<>();
        Stream.of(Exposures.CLICKED, CLICK)
                .filter(column -> train.column(column).isPresent())
                .limit(1)
                .forEach(column -> objectives.add(new Objective(CLICK, new Happened(column))));
        Buckets buckets = Buckets.defaults();
        objectives.add(new Objective(COMPLETION, new Completion(THREE_QUARTERS)));
        objectives.add(new Objective("quantile75", DurationThreshold.fit(train, THREE_QUARTERS, buckets)));
        objectives.add(new Objective("d2q", D2q.fit(train, buckets, Ties.MID_RANK)));
        objectives.add(new Objective("wtg", WatchTimeGain.fit(train, buckets.withCut(Buckets.Cut.EQUAL_WIDTH))));
        return objectives;
    }
}
