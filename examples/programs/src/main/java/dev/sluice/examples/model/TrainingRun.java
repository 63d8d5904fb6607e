package dev.sluice.examples.model;

import dev.sluice.train.EarlyStopping;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.WarmStart;
import java.util.function.LongConsumer;

/**
 * What surrounds a training.
 *
 * @param memory hears, before the training, how many bytes of heap it takes at its peak beside the data
 * @param listener hears of its epochs
 * @param stopping when it may stop before the last, if the family has epochs
 * @param start what it begins with, if the family can
 */
public record TrainingRun(LongConsumer memory, TrainingListener listener, EarlyStopping stopping, WarmStart start) {
    /** All epochs, from nothing. */
    public static TrainingRun heardBy(TrainingListener listener) {
        return new TrainingRun(bytes -> {}, listener, EarlyStopping.NEVER, WarmStart.NONE);
    }
}
