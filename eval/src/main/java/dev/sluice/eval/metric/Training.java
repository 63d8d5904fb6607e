package dev.sluice.eval.metric;

import dev.sluice.data.InteractionMatrix;
import java.util.Arrays;
import java.util.Optional;

/** Which items a user had in training, where that is known: they are no example of what a user does not like. */
final class Training {
    private static final int[] NOTHING = {};

    private final int[] items;

    private Training(int[] items) {
        this.items = items;
    }

    /** What a user had; nothing, if the user is new or training is not known. */
    static Training of(Optional<InteractionMatrix> training, int user) {
        return new Training(training.filter(matrix -> user < matrix.rows())
                .map(matrix -> matrix.row(user))
                .orElse(NOTHING));
    }

    boolean has(int item) {
        return Arrays.binarySearch(items, item) >= 0;
    }

    int[] items() {
        return items;
    }

    static String text(Optional<InteractionMatrix> training) {
        return training.isPresent() ? " less training items" : "";
    }
}
