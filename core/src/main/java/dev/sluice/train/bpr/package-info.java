/** Bayesian personalised ranking: matrix factorisation that learns from comparisons of items. */
@NullMarked
package dev.sluice.train.bpr;

import org.jspecify.annotations.NullMarked;
