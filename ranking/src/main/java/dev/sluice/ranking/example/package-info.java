/**
 * Examples made of logs: of what was shown and what came of it, or of what was liked and drawn negatives.
 *
 * <p>The features of a row are those that could have been served at the moment of its request:
 * {@link dev.sluice.ranking.example.PastFeatures} asks the same sources as the funnel, with the history as it was
 * before that moment. What happened later is in the labels alone.
 *
 * <p>Equal logs give equal examples, in whatever order their events stand.
 */
@NullMarked
package dev.sluice.ranking.example;

import org.jspecify.annotations.NullMarked;
