package dev.sluice.eval.bias;

import dev.sluice.eval.Evaluation;

/**
 * What one round of a {@link FeedbackLoop} was like.
 *
 * @param number from 1
 * @param events how many events the recommender was trained on
 * @param trainedGini how unevenly these are spread over the items, as {@link dev.sluice.eval.metric.GiniConcentration}
 * @param evaluation of what was shown: {@code giniConcentration@K}, {@code coverage@K}, {@code pri} and
 *     {@code satisfaction@K}, with their intervals
 * @param clicks how many clicks it led to, which the next round is trained on as well
 */
public record FeedbackRound(int number, int events, double trainedGini, Evaluation evaluation, int clicks) {}
