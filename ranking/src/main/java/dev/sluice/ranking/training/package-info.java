/**
 * What trainers and scorers of rankers share: checks of labels, losses, parts held out, batches, what becomes of codes
 * that training has not seen, where a model comes from, and scoring block by block.
 */
@NullMarked
package dev.sluice.ranking.training;

import org.jspecify.annotations.NullMarked;
