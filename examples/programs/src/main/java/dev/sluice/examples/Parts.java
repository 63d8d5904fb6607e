package dev.sluice.examples;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.data.prepare.Preparation;
import dev.sluice.data.prepare.Prepared;
import dev.sluice.data.prepare.StepReport;
import dev.sluice.eval.split.Split;
import dev.sluice.eval.split.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Data in parts.
 *
 * @param prepared what to learn from, and how it was prepared
 * @param unseen what to be judged by: pairs of a user and an item that nothing known has
 * @param repeats how many events of the part to judge by repeat such a pair, and were left out
 * @param split all parts as they were divided
 */
record Parts(Prepared prepared, Interactions unseen, int repeats, Split split) {
    /** Splits data. What a user is known to have had to do with is not recommended, so nobody can be judged by it. */
    static Parts of(Dataset data, Splitter splitter) {
        Split split = splitter.split(data.interactions());
        InteractionMatrix seen = InteractionMatrix.of(split.train());
        InteractionMatrix brought = InteractionMatrix.of(split.history());
        Interactions test = split.test();
        Interactions unseen = test.filter(event -> !seen.contains(test.user(event), test.item(event))
                && !brought.contains(test.user(event), test.item(event)));
        int repeats = test.size() - unseen.size();
        if (unseen.size() == 0) {
            throw new IllegalArgumentException("nothing to judge by: all " + repeats
                    + " events to judge by repeat what their user was trained on");
        }
        Prepared whole = Preparation.none().apply(data.with(split.train()));
        return new Parts(whole, unseen, repeats, split);
    }

    /** What to learn from. */
    Dataset training() {
        return prepared.data();
    }

    /** What users who are not trained on bring with their requests. */
    FoldIns foldIns() {
        return new FoldIns(split.history(), training().catalogue());
    }

    /** Why results may flatter. */
    List<String> warnings() {
        return split.warnings();
    }

    /**
     * The same with the training part prepared, and that alone: by what is to be predicted nothing may be chosen.
     *
     * @param before what all the data went through before they were split
     * @param listener is told of each step
     * @throws IllegalArgumentException if a step leaves nothing, or changes the rows of users or items
     */
    Parts prepared(List<StepReport> before, Preparation steps, Consumer<StepReport> listener) {
        Prepared after =
                requireRows(steps.apply(training(), listener), training().catalogue());
        List<StepReport> all = new ArrayList<>(before);
        all.addAll(after.steps());
        return new Parts(new Prepared(after.data(), all), unseen, repeats, split);
    }

    /** Refuses data of other users or items than the part to judge by. */
    static Prepared requireRows(Prepared after, Catalogue catalogue) {
        Catalogue changed = after.data().catalogue();
        if (!changed.users().ids().equals(catalogue.users().ids())
                || !changed.items().ids().equals(catalogue.items().ids())) {
            throw new IllegalArgumentException(
                    "a step changes which users or items there are, so that the part to judge"
                            + " by no longer fits: leave it to the commands prepare and train");
        }
        return after;
    }

    /** Says how the data were split. */
    void announce(SplitChoice how, Console console) {
        new SplitPrinter(console).print(how, split, training().catalogue());
        if (repeats > 0) {
            console.say("%,d events to judge by were left out: they repeat what their user was trained on", repeats);
            console.json("repeats_left_out", repeats);
        }
    }
}
