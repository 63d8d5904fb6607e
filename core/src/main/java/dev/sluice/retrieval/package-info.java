/**
 * The wide end of a funnel: indexes that find the rows nearest to a vector, and candidate generators over them and over
 * the other tables of a {@link dev.sluice.store.ModelSnapshot}.
 *
 * <p>What is built from a snapshot is valid while a lease on it is held, refuses queries of other versions, and is safe
 * for use by many threads.
 */
@NullMarked
package dev.sluice.retrieval;

import org.jspecify.annotations.NullMarked;
