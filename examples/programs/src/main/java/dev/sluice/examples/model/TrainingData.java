package dev.sluice.examples.model;

import dev.sluice.data.Dataset;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import java.util.Optional;

/** What is trained on, as families want it. Belongs to one thread. */
final class TrainingData {
    private final Dataset dataset;
    private Optional<InteractionMatrix> matrix = Optional.empty();

    TrainingData(Dataset dataset) {
        this.dataset = dataset;
    }

    /** Events with the catalogue. */
    Dataset dataset() {
        return dataset;
    }

    Interactions events() {
        return dataset.interactions();
    }

    /** Users by items, made when first asked for. */
    InteractionMatrix matrix() {
        if (matrix.isEmpty()) {
            matrix = Optional.of(InteractionMatrix.of(events()));
        }
        return matrix.get();
    }
}
