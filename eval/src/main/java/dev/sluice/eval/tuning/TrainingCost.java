package dev.sluice.eval.tuning;

/**
 * What a training took.
 *
 * @param seconds by the clock
 * @param cpuSeconds processor time of the whole process, over all threads, compilation and garbage collection included;
 *     NaN where the platform cannot tell
 * @param peakBytes the most heap that was in use meanwhile, the data and garbage not yet collected included
 */
public record TrainingCost(double seconds, double cpuSeconds, long peakBytes) {}
