package dev.sluice.examples.model;

import dev.sluice.data.Dataset;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.als.AlsSettings;
import java.util.List;
import picocli.CommandLine.Mixin;

/** The options of all families, and their trainings by these. */
public final class ModelOptions {
    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Mixin
    AlsFamily als = new AlsFamily();

    @Mixin
    NeighboursFamily neighbours = new NeighboursFamily();

    @Mixin
    EaseFamily ease = new EaseFamily();

    @Mixin
    Rp3BetaFamily rp3beta = new Rp3BetaFamily();

    final PopularityFamily popularity = new PopularityFamily();

    /**
     * Refuses settings that the trainers would refuse, before any work is done.
     *
     * @return these
     * @throws IllegalArgumentException if one would
     */
    public ModelOptions checked() {
        for (Model model : List.of(Model.values())) {
            model.family(this).check(shared);
        }
        return this;
    }

    /** How many epochs a model takes. */
    public int epochs(Model model) {
        return model.family(this).epochs(shared);
    }

    /** What everything drawn is drawn by. */
    public long seed() {
        return shared.seed();
    }

    /** From then on a model counts an event by its value, if it can. */
    public void weighByValue(Model model, Dataset data) {
        model.family(this).weighByValue(new TrainingData(data));
    }

    /** Trains a model. */
    public TrainedModel train(Model model, Dataset data, TrainingRun run) {
        return train(model, data, run, shared);
    }

    /** Trains a model with another seed and number of epochs. */
    public TrainedModel train(Model model, Dataset data, TrainingRun run, long seed, int epochs) {
        return train(model, data, run, shared.with(seed, epochs));
    }

    private TrainedModel train(Model model, Dataset data, TrainingRun run, SharedOptions options) {
        Family family = model.family(this);
        TrainingData both = new TrainingData(data);
        run.memory().accept(family.estimateBytes(options, both));
        return family.train(options, both, run);
    }

    /** The settings of alternating least squares. */
    public AlsSettings als() {
        return als.settings(shared);
    }
}
