/**
 * Whom recommendations favour: popular items over others, groups of items over groups, the taste of the many over that
 * of a user; and what becomes of it where a recommender learns from what it has shown.
 *
 * <p>Each measure is a {@link dev.sluice.eval.Metric} or {@link dev.sluice.eval.ListMetric} with its variant in its
 * settings. Where it is undefined, for a user or as a whole, users are left out and counted by reason. Null and thread
 * rules are those of {@link dev.sluice.eval}.
 */
@NullMarked
package dev.sluice.eval.bias;

import org.jspecify.annotations.NullMarked;
