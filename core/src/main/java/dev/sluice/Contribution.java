package dev.sluice;

/**
 * What one stage of a funnel thought of an item.
 *
 * @param stage the generator or ranker
 * @param score the score it gave, not NaN
 */
public record Contribution(String stage, float score) {}
