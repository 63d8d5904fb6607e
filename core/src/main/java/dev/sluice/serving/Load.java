package dev.sluice.serving;

/**
 * How busy a recommender is.
 *
 * @param running requests that are being answered
 * @param waiting requests that wait for that
 * @param turnedAway how many requests were answered by the fallback alone so far, because there was no place
 */
public record Load(int running, int waiting, long turnedAway) {}
