package dev.sluice.train;

/**
 * Says how good a model is while it is being trained, on data that it is not trained on: a metric of its lists, say.
 * Called on the thread that trains, between epochs; what it throws ends the training.
 */
@FunctionalInterface
public interface Validation {
    /**
     * Judges a model.
     *
     * @param model as it is after the epoch; its vectors change with the next one, so what is kept is copied
     * @return finite, the greater the better
     */
    double quality(TrainedModel model);
}
