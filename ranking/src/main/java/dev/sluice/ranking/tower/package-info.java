/**
 * Two towers: one makes a vector of what is known of an item, the other of what is known of a user, and their inner
 * product says how well the item suits. Items that nobody has met yet have vectors by their attributes, users who were
 * not trained by their history.
 *
 * <p>What is built from a snapshot is valid while a lease on it is held, refuses queries of other versions, and is safe
 * for use by many threads.
 */
@NullMarked
package dev.sluice.ranking.tower;

import org.jspecify.annotations.NullMarked;
