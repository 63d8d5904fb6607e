package dev.sluice.examples;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.prepare.Preparation;
import dev.sluice.data.prepare.StepReport;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.split.Splitter;
import dev.sluice.eval.split.UserRandomSplit;
import dev.sluice.eval.split.UserTimeSplit;
import dev.sluice.examples.model.Model;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.TrainedModel;
import java.util.List;
import java.util.function.Consumer;

/**
 * Training data of which a share of each user's events is held out, to choose by: the latest where events have times,
 * else drawn by a seed.
 *
 * @param parts what is left to learn from, and what is held out
 * @param description how, for people
 */
record HeldOut(Parts parts, String description) {
    private static final int LEAST_EVENTS = 5;

    /** Holds a share out; users with fewer than five events keep them all. */
    static HeldOut of(Dataset data, double share, long seed) {
        Interactions events = data.interactions();
        Moments moments = Moments.of(events);
        boolean timed = moments.first().isBefore(moments.last());
        Splitter splitter = timed
                ? UserTimeSplit.defaults().withShare(share).withMinimum(LEAST_EVENTS)
                : new UserRandomSplit(share, LEAST_EVENTS, seed);
        return new HeldOut(
                Parts.of(data, splitter),
                share + " of each user's events, " + (timed ? "the latest" : "drawn at random"));
    }

    /** The same with the part to learn from prepared. */
    HeldOut prepared(Preparation steps, Consumer<StepReport> listener) {
        return new HeldOut(parts.prepared(List.of(), steps, listener), description);
    }

    /** What to learn from. */
    Dataset training() {
        return parts.training();
    }

    /** What to judge by. */
    Judgements judgements() {
        return Judgements.of(parts.unseen());
    }

    /** Notes in a version that a model has not learned of what was held out. */
    TrainedModel noted(Model model) {
        return new Note(model.table(), description, training().interactions().size());
    }

    /** No more than provenance. */
    private record Note(String name, String heldOut, int events) implements TrainedModel {
        @Override
        public void write(SnapshotWriter writer) {
            writer.provenance(name + ".held_out", heldOut);
            writer.provenance(name + ".trained_events", Integer.toString(events));
        }
    }

    /** Says what was held out. */
    void announce(Console console) {
        int train = training().interactions().size();
        int users = judgements().users();
        console.say(
                "Held out %s: %,d events to train on, %,d of %,d users to judge by",
                description, train, parts.unseen().size(), users);
        console.json(
                "held_out",
                description,
                "train",
                train,
                "validation",
                parts.unseen().size(),
                "judged_users",
                users);
    }
}
