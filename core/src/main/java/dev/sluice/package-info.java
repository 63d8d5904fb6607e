/**
 * The extension points of the recommender and the values they pass to each other.
 *
 * <p>A request flows one way: a {@link dev.sluice.CandidateGenerator} proposes items, a {@link dev.sluice.Scorer} gives
 * each a number, a {@link dev.sluice.Ranker} decides the order. A {@link dev.sluice.Request} and
 * {@link dev.sluice.Recommendations} speak the application's ids; everything between them speaks dense indexes of one
 * model version, mapped once when the request comes in and once when the answer goes out.
 *
 * <p>An id is a text; a number stands for its decimal form. Index 0 of users and of items is the unknown: no search
 * returns it and no set contains it.
 *
 * <p>Unless a type says otherwise, parameters and results are never null, implementations are safe for use by many
 * threads once built, and arrays passed in are neither kept nor changed. Times are milliseconds since the epoch, UTC.
 */
@NullMarked
package dev.sluice;

import org.jspecify.annotations.NullMarked;
