package dev.sluice.examples.model;

import dev.sluice.eval.tuning.SearchSpace;

/** A family of models on the command line: its own options, and what is done by them and by those that many share. */
interface Family {
    /**
     * Its trainer by these options. Asks for all that it shares with other families.
     *
     * @throws IllegalArgumentException if the trainer would refuse its settings
     */
    Fitting fitting(SharedOptions shared);

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
}
