package dev.sluice.ranking.blend;

/**
 * What becomes of a term where its head is missing: where the scorer has no such head, or predicts NaN for an item.
 * Nothing is taken for 0 unless it is said.
 */
public sealed interface IfMissing {
    /** What needs no number. */
    enum Rule implements IfMissing {
        /**
         * An error that names the head and the item, or, where the scorer lacks the head, one when the ranker is built.
         */
        FAIL,
        /**
         * The item is scored by the other terms. A sum then is as if the head had predicted 0, and so is a product; the
         * part is missing in the item's explanation.
         */
        LEAVE_OUT
    }

    /**
     * A prediction in its place, such as the head's mean.
     *
     * @param prediction finite
     */
    record Predict(double prediction) implements IfMissing {
        public Predict {
            prediction = Weights.finite(prediction, "the prediction in place of a missing one");
        }
    }
}
