package dev.sluice.examples.model;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.TrainedModel;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;

/**
 * A trainer with its settings.
 *
 * @param bytes of heap that it takes at its peak, beside the data
 * @param training what it does
 */
record Fitting(ToLongFunction<TrainingData> bytes, BiFunction<TrainingData, TrainingRun, TrainedModel> training) {
    /** One that learns from users by items. */
    static Fitting byMatrix(
            ToLongFunction<InteractionMatrix> bytes,
            BiFunction<InteractionMatrix, TrainingRun, TrainedModel> training) {
        return new Fitting(data -> bytes.applyAsLong(data.matrix()), (data, run) -> training.apply(data.matrix(), run));
    }
}
