package dev.sluice.examples;

import dev.sluice.data.Interactions;
import dev.sluice.data.label.Label;
import dev.sluice.data.label.LabelledBy;
import dev.sluice.data.prepare.PositiveEvents;
import dev.sluice.data.prepare.Preparation;
import dev.sluice.data.prepare.Prepared;
import dev.sluice.data.prepare.StepReport;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainedModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * A label that one may learn from, by its name. A version that learned from it holds it under that name.
 *
 * @param name as it is printed
 * @param label what it says of exposures
 */
record Objective(String name, Label label) implements TrainedModel {
    static final String CLICK = LabelName.CLICK.toString();
    static final String COMPLETION = LabelName.COMPLETION75.toString();

    /** The usual ones, fitted to these exposures; clicks only where it is known what was clicked. */
    static List<Objective> fit(Interactions train) {
        return Arrays.stream(LabelName.values())
                .filter(name ->
                        name != LabelName.CLICK || LabelName.clicks(train).isPresent())
                .map(name -> fit(name, train))
                .toList();
    }

    /** The one of this name, fitted to these exposures. */
    static Objective fit(LabelName name, Interactions train) {
        return new Objective(name.toString(), name.fit(train));
    }

    /** Makes the label the value of exposures and keeps those of at least a value, as two steps more. */
    Prepared label(Prepared exposures, float least, Consumer<StepReport> listener) {
        Prepared labelled = Preparation.none()
                .then("label", new LabelledBy(label))
                .then("positives", new PositiveEvents(least))
                .apply(exposures.data(), listener);
        List<StepReport> steps = new ArrayList<>(exposures.steps());
        steps.addAll(labelled.steps());
        return new Prepared(labelled.data(), steps);
    }

    @Override
    public void write(SnapshotWriter writer) throws IOException {
        writer.label(name, label);
    }
}
