package dev.sluice.eval.tuning;

import java.io.IOException;

/** Trains on parts of the data. */
@FunctionalInterface
public interface PartTrainer {
    /**
     * Trains on one part, and on nothing else. This is what the cost of a point is measured of: what is only done in
     * order to be judged belongs into {@link PartModel#lists}.
     */
    PartModel train(TrainingPart part) throws IOException;
}
