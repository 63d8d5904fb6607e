package dev.sluice.train.graph;

/**
 * What the filter passes on: of a frequency of strength {@code s}, relative to the strongest, {@code s / (s + r)}, and
 * of everything weaker than those kept a share of what goes on where that curve ends.
 *
 * @param strongest eigenvalue
 * @param weakest eigenvalue that is kept
 * @param regularization {@code r}
 * @param remainder share of what is weaker, 1 going on from the curve
 */
record Response(double strongest, double weakest, double regularization, double remainder) {
    /** What becomes of an eigenvalue that is kept. */
    double kept(double eigenvalue) {
        return eigenvalue / (eigenvalue + regularization * strongest);
    }

    /** What the rest of the filter is multiplied by. */
    double rest() {
        return remainder / (weakest + regularization * strongest);
    }
}
