/**
 * Metrics of ranked lists and of scores, each with its variant in its name or its settings, and their names as text.
 *
 * <p>Every metric of how many relevant items a list has, and where, is undefined, {@code NaN}, for a user without any,
 * and reads the list in the order given: scores do not matter, unless a {@link dev.sluice.eval.metric.TieAware} metric
 * is to average over ties. A list shorter than the cut is judged as if irrelevant items followed. A
 * {@link dev.sluice.eval.metric.ScoreMetric} reads the scores of the items of a {@link dev.sluice.eval.metric.Universe}
 * and not the order; where it is undefined it is so with every preset. Beyond such accuracy there are metrics of what
 * lists show, liked or not: coverage, concentration, novelty, diversity, serendipity, change; each says for whom it is
 * undefined. Null and thread rules are those of {@link dev.sluice.eval}.
 */
@NullMarked
package dev.sluice.eval.metric;

import org.jspecify.annotations.NullMarked;
