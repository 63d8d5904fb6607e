package dev.sluice.eval.tuning;

/**
 * A step of successive halving.
 *
 * @param number which one, from 1 on
 * @param settings how many settings are tried on it
 * @param budget what each of them gets
 */
public record Rung(int number, int settings, int budget) {}
