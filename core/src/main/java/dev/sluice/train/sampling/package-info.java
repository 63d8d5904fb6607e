/**
 * Which items stand for what users do not like, and how likely each is to.
 *
 * <p>Most that a user has not touched is unknown to them, so trainers draw some of it. Whoever is drawn often is pushed
 * down often, which a loss over all items, such as a sampled softmax, makes good by the logarithm of the probability.
 */
@NullMarked
package dev.sluice.train.sampling;

import org.jspecify.annotations.NullMarked;
