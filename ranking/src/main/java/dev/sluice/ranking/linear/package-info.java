/**
 * Linear models, and how they are trained: logistic regression by FTRL-Proximal, light enough to score thousands of
 * candidates, a model whose weights can be read, and one that goes on learning online.
 *
 * <p>Training is done in the calling thread. Equal settings, examples and seed give equal models, bit for bit.
 */
@NullMarked
package dev.sluice.ranking.linear;

import org.jspecify.annotations.NullMarked;
