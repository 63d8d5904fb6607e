/**
 * Batches of examples that are each other's negatives, the gradient of a sampled softmax over them, and the steps down
 * it. Not exported.
 */
@NullMarked
package dev.sluice.train.batch;

import org.jspecify.annotations.NullMarked;
