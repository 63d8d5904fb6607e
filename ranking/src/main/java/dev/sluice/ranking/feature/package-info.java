/**
 * Sources of the features that rankers read: what the generators said of a candidate, how well its vector suits the
 * user's, how popular and how old it is, and how its category stands in the user's history.
 *
 * <p>A source computes the same in training as in serving. What is built from a snapshot is valid while a lease on it
 * is held, refuses queries of other versions, and is safe for use by many threads. A feature of which a source knows
 * nothing is NaN, never a number that stands for nothing.
 */
@NullMarked
package dev.sluice.ranking.feature;

import org.jspecify.annotations.NullMarked;
