/** Matrix factorisation of implicit feedback by alternating least squares. */
@NullMarked
package dev.sluice.train.als;

import org.jspecify.annotations.NullMarked;
