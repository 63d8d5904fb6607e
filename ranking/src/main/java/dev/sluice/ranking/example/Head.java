package dev.sluice.ranking.example;

import dev.sluice.data.label.Label;

/**
 * Something that a ranker is to predict, by the label that tells whether it came about.
 *
 * @param name of the head
 * @param label what came of an exposure; absent where nobody knows
 */
public record Head(String name, Label label) {}
