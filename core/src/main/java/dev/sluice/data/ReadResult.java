package dev.sluice.data;

/**
 * A dataset and the account of how it was read.
 *
 * @param dataset what the files hold
 * @param report how much, and what was left out
 */
public record ReadResult(Dataset dataset, ReadReport report) {}
