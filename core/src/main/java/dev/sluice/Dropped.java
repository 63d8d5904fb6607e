package dev.sluice;

/**
 * An item that was a candidate and is not in the answer.
 *
 * @param item the application's id
 * @param stage the stage that left it out
 */
public record Dropped(String item, String stage) {}
