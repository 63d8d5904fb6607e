package dev.sluice.examples;

import dev.sluice.data.Interactions;
import dev.sluice.data.label.Exposures;
import dev.sluice.data.label.Happened;
import dev.sluice.data.label.Label;
import dev.sluice.examples.prepare.NamedLabel;
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
    static final String CLICK = NamedLabel.CLICK.name();
    static final String COMPLETION = NamedLabel.COMPLETION.name();
    static final String QUANTILE = NamedLabel.QUANTILE.name();
    static final String D2Q = NamedLabel.D2Q.name();

    /** The usual ones, fitted to these exposures; clicks only where it is known what was clicked. */
    static List<Objective> fit(Interactions train) {
        List<Objective> objectives = new ArrayList<>();
        Stream.of(Exposures.CLICKED, CLICK)
                .filter(column -> train.column(column).isPresent())
                .limit(1)
                .forEach(column -> objectives.add(new Objective(CLICK, new Happened(column))));
        Stream.of(NamedLabel.COMPLETION, NamedLabel.QUANTILE, NamedLabel.D2Q, NamedLabel.WTG)
                .forEach(label -> objectives.add(new Objective(label.name(), label.fit(train))));
        return objectives;
    }
}
