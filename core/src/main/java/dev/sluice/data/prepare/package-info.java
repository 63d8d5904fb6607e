/**
 * Choosing the data to learn from: steps from data to data, each of which says what it left out and why.
 *
 * <p>A {@link Step} is a pure function. {@link Preparation} runs some in order and keeps account; what it did becomes a
 * part of the provenance of whatever is trained from the result. Rows of users and items stay as they are unless a step
 * says otherwise: a user of whom nothing is left is still in the catalogue, and the funnel's fallback answers.
 *
 * <p>Moments are never looked past: nothing later than the moment a step is told comes out of it. Steps that choose
 * events leave later ones out and count them apart; a step that leaves nothing out refuses them.
 */
@NullMarked
package dev.sluice.data.prepare;

import org.jspecify.annotations.NullMarked;
