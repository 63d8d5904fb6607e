/** Matrix factorisation by a sampled softmax, and its fine-tuning on what was served. */
@NullMarked
package dev.sluice.train.softmax;

import org.jspecify.annotations.NullMarked;
