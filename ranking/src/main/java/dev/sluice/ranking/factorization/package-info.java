/**
 * Factorization machines: light rankers that also see pairs of inputs, for thousands of candidates.
 *
 * <p>Trained and served in plain Java, in the calling thread. Equal settings, examples and seed give equal models, bit
 * for bit.
 */
@NullMarked
package dev.sluice.ranking.factorization;

import org.jspecify.annotations.NullMarked;
