/**
 * Rankers that try things out: they draw lists by the query's seed, so that the same query replays the same, and say
 * with each place how likely it was, which off-policy evaluation needs ({@link Propensity}).
 *
 * <p>A draw belongs to an item and not to its position in the batch, so that it does not depend on the order in which
 * candidates come. They are for the end of a funnel: what moves items afterwards leaves the propensities as they were.
 * Immutable, and safe for use by many threads.
 */
@NullMarked
package dev.sluice.ranking.explore;

import org.jspecify.annotations.NullMarked;
