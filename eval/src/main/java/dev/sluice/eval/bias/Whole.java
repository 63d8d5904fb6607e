package dev.sluice.eval.bias;

import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.List;
import java.util.Optional;

/**
 * A value of many lists together, from a piece that is kept of each.
 *
 * @param <T> what is kept of a list
 */
interface Whole<T> {
    /** What exactly is computed, in a line. */
    String variant();

    /** What to keep of a list; nothing if its user does not count. */
    Optional<T> piece(RankedList list, Truth truth);

    /** Why a user does not count, where one does not. */
    String whyLeftOut(RankedList list, Truth truth);

    /** The value of pieces; NaN where it is undefined. */
    double of(List<T> pieces);

    /** Why the value of pieces is undefined, where it is. */
    String whyUndefined(List<T> pieces);

    /** The least it may be. */
    double least();

    /** The most it may be. */
    double most();
}
