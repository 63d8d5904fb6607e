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
 * Data in two parts.
 *
 * @param prepared what to learn from, and how it was prepared
 * @param unseen what to be judged by: pairs of a user and an item that the training does not have
 * @param repeats how many events of the part to judge by repeat such a pair, and were left out
 * @param warnings why results may flatter
 */
record Parts(Prepared prepared, Interactions unseen, int repeats, List<String> warnings) {
    /** Splits data. What a user has had to do with in training is not recommended, so nobody can be judged by it. */
    static Parts of(Dataset data, Splitter splitter) {
        Split split = splitter.split(data.interactions());
        InteractionMatrix seen = InteractionMatrix.of(split.train());
        Interactions test = split.test();
        Interactions unseen = test.filter(event -> !seen.contains(test.user(event), test.item(event)));
        int repeats = test.size() - unseen.size();
        if (unseen.size() == 0) {
            throw new IllegalArgumentException("nothing to judge by: all " + repeats
                    + " events to judge by repeat what their user was trained on");
        }
        Prepared whole = Preparation.none().apply(data.with(split.train()));
        return new Parts(whole, unseen, repeats, split.warnings());
    }

    /** What to learn from. */
    Dataset training() {
        return prepared.data();
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
        return new Parts(new Prepared(after.data(), all), unseen, repeats, warnings);
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
        Interactions train = training().interactions();
        console.say("Split %s: %,d events to train on, %,d to judge by", how, train.size(), unseen.size() + repeats);
        warnings.forEach(warning -> console.say("@|yellow Beware:|@ %s", warning));
        console.json(
                "split", how.toString(), "train", train.size(), "test", unseen.size() + repeats, "warnings", warnings);
        if (repeats > 0) {
            console.say("%,d events to judge by were left out: they repeat what their user was trained on", repeats);
            console.json("repeats_left_out", repeats);
        }
    }
}
