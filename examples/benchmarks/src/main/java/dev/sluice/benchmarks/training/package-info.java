/** Times trainers and lists in batches on made-up events, beside the matrix products of native code in the same run. */
@NullMarked
package dev.sluice.benchmarks.training;

import org.jspecify.annotations.NullMarked;
