package dev.sluice.examples.model;

import dev.sluice.eval.tuning.SearchSpace;
import dev.sluice.train.TrainedModel;

/** A family of models on the command line: its own options, and what is done by them and by those that many share. */
interface Family {
    /**
     * Refuses settings that the trainer would refuse, before any work is done.
     *
     * @throws IllegalArgumentException if it would
     */
    void check(SharedOptions shared);

    /** How many epochs it takes. */
    default int epochs(SharedOptions shared) {
        return 1;
    }

    /**
     * Where its best settings are looked for, by the names of options without dashes; empty if there are none to set.
     */
    default SearchSpace space() {
        return SearchSpace.empty();
    }

    /** From then on an event counts by its value, where the family can. */
    default void weighByValue(TrainingData data) {}

    /** Bytes of heap that training takes at its peak, beside the data. */
    long estimateBytes(SharedOptions shared, TrainingData data);

    /** Trains. */
    TrainedModel train(SharedOptions shared, TrainingData data, TrainingRun run);
}
