package dev.sluice.store;

import java.time.Instant;

/**
 * Who made a version and when. A version that was written anew to forget a user keeps the origin it had.
 *
 * @param began when its publication began
 * @param finished when it was whole
 * @param library release of Sluice that wrote it; {@code unknown} where the classes do not come from a jar
 * @param java release of the JDK that ran it
 */
public record Origin(Instant began, Instant finished, String library, String java) {}
