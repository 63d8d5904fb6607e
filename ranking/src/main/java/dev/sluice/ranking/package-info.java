/**
 * Rankers and scorers: a {@link dev.sluice.Scorer} says how well each candidate suits, a {@link dev.sluice.Ranker}
 * decides the order.
 *
 * <p>What is built from a snapshot is valid while a lease on it is held, refuses queries of other versions, and is safe
 * for use by many threads.
 */
@NullMarked
package dev.sluice.ranking;

import org.jspecify.annotations.NullMarked;
