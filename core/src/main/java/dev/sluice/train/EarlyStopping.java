package dev.sluice.train;

import java.util.Optional;

/**
 * When to stop before the last epoch: as soon as a model has not got better for some validations. The training then
 * gives the best model that was seen, not the last. Costs a second copy of the model's vectors and the validations.
 *
 * @param validation says how good a model is; empty trains all epochs and takes the last
 * @param every so many epochs the model is judged, and after the last one; at least 1
 * @param patience so many validations without a better model end the training; at least 1
 */
public record EarlyStopping(Optional<Validation> validation, int every, int patience) {
    /** All epochs, the last model. */
    public static final EarlyStopping NEVER = new EarlyStopping(Optional.empty(), 1, 1);

    public EarlyStopping {
        if (every < 1) {
            throw new IllegalArgumentException("every must be at least 1: " + every);
        }
        if (patience < 1) {
            throw new IllegalArgumentException("patience must be at least 1: " + patience);
        }
    }

    /** Judged after each epoch, ended by the third that is no better than the best before. */
    public static EarlyStopping by(Validation validation) {
        return new EarlyStopping(Optional.of(validation), 1, 3);
    }

    /** The same, judged after every so many epochs. */
    public EarlyStopping every(int epochs) {
        return new EarlyStopping(validation, epochs, patience);
    }

    /** The same, ended by so many validations without a better model. */
    public EarlyStopping withPatience(int validations) {
        return new EarlyStopping(validation, every, validations);
    }
}
