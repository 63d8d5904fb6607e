package dev.sluice.examples.model;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.TrainedModel;
import java.util.function.BiFunction;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;

/**
 * A trainer with its settings.
 *
 * @param bytes of heap that it takes at its peak in a run, beside the data
 * @param training what it does
 */
record Fitting(
        ToLongBiFunction<TrainingData, TrainingRun> bytes,
        BiFunction<TrainingData, TrainingRun, TrainedModel> training) {
    /** One that learns from users by items. */
    static Fitting byMatrix(
            ToLongFunction<InteractionMatrix> bytes,
            BiFunction<InteractionMatrix, TrainingRun, TrainedModel> training) {
        return byEpochs((matrix, run) -> bytes.applyAsLong(matrix), training);
    }

    /** The same in epochs, of which the best may be kept beside the last. */
    static Fitting byEpochs(
            ToLongBiFunction<InteractionMatrix, TrainingRun> bytes,
            BiFunction<InteractionMatrix, TrainingRun, TrainedModel> training) {
        return new Fitting(
                (data, run) -> bytes.applyAsLong(data.matrix(), run),
                (data, run) -> training.apply(data.matrix(), run));
    }
}
