package dev.sluice.train;

/**
 * What one epoch of a training did.
 *
 * @param model name of the model
 * @param epoch which one, from 1 on
 * @param epochs how many there will be
 * @param seconds wall-clock time of this epoch
 * @param cpuSeconds processor time of this epoch's work in blocks, over all threads, without what the calling thread
 *     does alone between them; NaN where the platform cannot tell
 * @param gflops arithmetic operations of this epoch's main loops, in thousands of millions a second of wall-clock time;
 *     NaN where the trainer does not count them
 * @param loss what the training makes small, exact and after this epoch unless the trainer says otherwise; NaN where
 *     there is no such thing
 * @param quality what a {@link Validation} said after this epoch; NaN where it was not asked
 */
public record EpochReport(
        String model,
        int epoch,
        int epochs,
        double seconds,
        double cpuSeconds,
        double gflops,
        double loss,
        double quality) {}
