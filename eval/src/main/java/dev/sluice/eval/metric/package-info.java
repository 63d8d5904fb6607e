/**
 * Metrics of ranked lists, each with its variant in its name or its settings, and their names as text.
 *
 * <p>Every metric of a list is undefined, {@code NaN}, for a user without relevant items, and reads the list in the
 * order given: scores do not matter. A list shorter than the cut is judged as if irrelevant items followed. Null and
 * thread rules are those of {@link dev.sluice.eval}.
 */
@NullMarked
package dev.sluice.eval.metric;

import org.jspecify.annotations.NullMarked;
