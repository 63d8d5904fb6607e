package dev.sluice.train;

/**
 * Hears how a training is getting on. Called on the thread that trains, between epochs; what it throws ends the
 * training.
 */
@FunctionalInterface
public interface TrainingListener {
    /** Hears nothing. */
    TrainingListener NONE = report -> {};

    /** An epoch is done. */
    void epoch(EpochReport report);
}
