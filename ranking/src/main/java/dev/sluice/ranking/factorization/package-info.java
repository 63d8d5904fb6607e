/**
 * Factorization machines: light rankers that also see pairs of inputs, for thousands of candidates.
 *
 * <p>Trained and served in the calling thread. Equal settings, examples and seed give equal models on one machine, bit
 * for bit; with the vector module they round otherwise than without.
 */
@NullMarked
package dev.sluice.ranking.factorization;

import org.jspecify.annotations.NullMarked;
