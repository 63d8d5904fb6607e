package dev.sluice.examples;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.label.Exposures;
import dev.sluice.data.label.Happened;
import dev.sluice.data.label.Label;
import dev.sluice.data.label.LabelledBy;
import dev.sluice.data.prepare.PositiveEvents;
import dev.sluice.data.prepare.Preparation;
import dev.sluice.data.prepare.Prepared;
import dev.sluice.data.prepare.StepReport;
import dev.sluice.examples.prepare.NamedLabel;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainedModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A label that one may learn from, by its name. A version that learned from it holds it under that name.
 *
 * @param name as it is printed
 * @param label what it says of exposures
 */
record Objective(String name, Label label) implements TrainedModel {
    static final String CLICK = NamedLabel.CLICK.name();
    static final String COMPLETION = NamedLabel.COMPLETION.name();
    static final String QUANTILE = NamedLabel.QUANTILE.name();
    static final String D2Q = NamedLabel.D2Q.name();

    /** The usual ones, fitted to these exposures; clicks only where it is known what was clicked. */
    static List<Objective> fit(Interactions train) {
        List<Objective> objectives = new ArrayList<>();
        if (clicks(train).isPresent()) {
            objectives.add(fit(NamedLabel.CLICK, train));
        }
        Stream.of(NamedLabel.COMPLETION, NamedLabel.QUANTILE, NamedLabel.D2Q, NamedLabel.WTG)
                .forEach(label -> objectives.add(fit(label, train)));
        return objectives;
    }

    /** One of them, fitted to these exposures. */
    static Objective fit(NamedLabel label, Interactions train) {
        Optional<String> clicks = label.equals(NamedLabel.CLICK) ? clicks(train) : Optional.empty();
        return new Objective(label.name(), clicks.<Label>map(Happened::new).orElseGet(() -> label.fit(train)));
    }

    /** The column that says what was clicked, if there is one. */
    private static Optional<String> clicks(Interactions events) {
        return Stream.of(Exposures.CLICKED, CLICK)
                .filter(column -> events.column(column).isPresent())
                .findFirst();
    }

    /**
     * Makes the label the value of exposures and keeps those of at least a value, as two steps more.
     *
     * @throws IllegalArgumentException if none is left; says so in the words of whoever named the label
     */
    Prepared label(Prepared exposures, float least, Consumer<StepReport> listener) {
        Interactions events = exposures.data().interactions();
        double[] labels = label.of(events);
        if (Arrays.stream(labels).noneMatch(value -> value >= least)) {
            long known =
                    Arrays.stream(labels).filter(value -> !Double.isNaN(value)).count();
            throw new IllegalArgumentException(Console.format(
                    "nothing to learn from: of %,d exposures %,d have the label %s, none of at least %s"
                            + " (--positives-from)",
                    labels.length, known, name, least));
        }
        Prepared labelled = Preparation.none()
                .then("label", new LabelledBy(label))
                .then("positives", new PositiveEvents(least))
                .apply(exposures.data(), listener);
        List<StepReport> steps = new ArrayList<>(exposures.steps());
        steps.addAll(labelled.steps());
        return new Prepared(labelled.data(), steps);
    }

    /** The exposures that have the label, which is their value, in the rows of a catalogue that has all of them. */
    Interactions outcomes(Dataset exposures, Catalogue catalogue) {
        Dataset labelled = Preparation.none()
                .then("label", new LabelledBy(label))
                .apply(exposures)
                .data();
        return Seen.in(catalogue, labelled);
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        writer.label(name, label);
    }
}
