package dev.sluice.eval.candidate;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.split.Split;

/** What is known of users when they are asked for, whether it was trained on or not. */
final class KnownPairs {
    private final InteractionMatrix train;
    private final InteractionMatrix history;

    KnownPairs(Split split) {
        this.train = InteractionMatrix.of(split.train());
        this.history = InteractionMatrix.of(split.history());
    }

    boolean contains(int user, int item) {
        return user < train.rows() && (train.contains(user, item) || history.contains(user, item));
    }
}
