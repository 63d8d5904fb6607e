/**
 * Sources of the features that rankers read: what the catalogue knows of a candidate and of the user, what the
 * generators said of it, how well its vector suits the user's and those of the history, how popular, how old and how
 * sought-after it is, how its category stands in the user's history, and under what circumstances all that is asked.
 *
 * <p>A source computes the same in training as in serving. What is built from a snapshot is valid while a lease on it
 * is held, refuses queries of other versions, and is safe for use by many threads. A feature of which a source knows
 * nothing is NaN, never a number that stands for nothing; a category has the same code in every version.
 */
@NullMarked
package dev.sluice.ranking.feature;

import org.jspecify.annotations.NullMarked;
