package dev.sluice;

import java.util.Optional;

/** Makes a user vector from a history, for users who were not trained or have done something since. */
@FunctionalInterface
public interface FoldIn {
    /**
     * Computes the vector that training would have given a user with this history.
     *
     * @param history items of the version this was built for
     * @param vector receives the vector, one entry a dimension
     * @return whether the history says anything; if not, the vector is left alone
     */
    boolean foldIn(History history, float[] vector);

    /**
     * The version whose items and vectors it speaks of, so that one of another version is refused where it is handed
     * in; none if it was not made from a published version.
     */
    default Optional<ModelVersion> version() {
        return Optional.empty();
    }
}
