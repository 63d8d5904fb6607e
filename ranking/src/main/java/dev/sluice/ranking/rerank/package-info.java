/**
 * Re-rankers of the last few hundred candidates, which look at a list as a whole: a candidate's place depends on the
 * others chosen.
 *
 * <p>What is built from a snapshot is valid while a lease on it is held, refuses queries of other versions, and is safe
 * for use by many threads.
 */
@NullMarked
package dev.sluice.ranking.rerank;

import org.jspecify.annotations.NullMarked;
