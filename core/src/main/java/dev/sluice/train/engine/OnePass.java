package dev.sluice.train.engine;

import dev.sluice.train.EpochReport;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.TrainingListener;
import java.util.function.Supplier;

/** The training of a model that is computed in one go: told as one epoch, without loss and operations. */
public final class OnePass {
    private OnePass() {}

    /** Trains and tells what it took. */
    public static <M extends TrainedModel> M of(
            String model, Workers workers, TrainingListener listener, Supplier<M> training) {
        long start = System.nanoTime();
        M trained = training.get();
        double seconds = (System.nanoTime() - start) * 1e-9;
        listener.epoch(new EpochReport(model, 1, 1, seconds, workers.cpuSeconds(), Double.NaN, Double.NaN, Double.NaN));
        return trained;
    }
}
