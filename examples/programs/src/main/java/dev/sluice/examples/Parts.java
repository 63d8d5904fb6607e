package dev.sluice.examples;

import dev.sluice.data.Dataset;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.eval.split.Split;
import dev.sluice.eval.split.Splitter;
import java.util.List;

/**
 * Data in two parts.
 *
 * @param training what to learn from
 * @param unseen what to be judged by: pairs of a user and an item that the training does not have
 * @param repeats how many events of the part to judge by repeat such a pair, and were left out
 * @param warnings why results may flatter
 */
record Parts(Dataset training, Interactions unseen, int repeats, List<String> warnings) {
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
        return new Parts(data.with(split.train()), unseen, repeats, split.warnings());
    }

    /** Says how the data were split. */
    void announce(SplitChoice how, Console console) {
        Interactions train = training.interactions();
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
