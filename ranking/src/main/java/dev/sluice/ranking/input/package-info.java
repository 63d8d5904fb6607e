/**
 * How features become what a model computes with: numbers on one scale, marks for what is missing, and codes that
 * choose a row of an embedding. Learned from the examples a model is trained on, saved with it, and the same at
 * serving.
 */
@NullMarked
package dev.sluice.ranking.input;

import org.jspecify.annotations.NullMarked;
