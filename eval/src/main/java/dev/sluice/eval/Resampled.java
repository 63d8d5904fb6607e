package dev.sluice.eval;

import dev.sluice.eval.statistics.Bootstrap;
import dev.sluice.eval.statistics.Interval;

/** What an {@link Accumulator} can do whose value is not the mean over users and has an interval all the same. */
public interface Resampled {
    /**
     * Where the value of {@link Accumulator#result()} may well lie, from resampling the users whose lists were added.
     * Like the value it is the same to the last bit however the lists were divided and merged.
     *
     * @throws IllegalStateException if a user had two lists
     * @throws IllegalArgumentException if there were no lists
     */
    Interval interval(Bootstrap bootstrap);
}
