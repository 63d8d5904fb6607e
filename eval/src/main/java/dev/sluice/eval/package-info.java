/**
 * Judging recommenders: ranked lists against what users went on to like.
 *
 * <p>A {@link dev.sluice.eval.Metric} reads one {@link dev.sluice.eval.RankedList} and one
 * {@link dev.sluice.eval.Truth} at a time; an {@link dev.sluice.eval.Evaluator} takes several through all the lists of
 * a system and says with each value what exactly it is, for how many users, and who was left out.
 *
 * <p>Users and items are dense rows, from 1 on. Unless a type says otherwise, parameters and results are never null,
 * types are immutable and safe for many threads, and arrays passed in are neither kept nor changed.
 */
@NullMarked
package dev.sluice.eval;

import org.jspecify.annotations.NullMarked;
