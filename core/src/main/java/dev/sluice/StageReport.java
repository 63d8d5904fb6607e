package dev.sluice;

/**
 * What one stage of a funnel did for one request.
 *
 * @param stage the stage's name; a stage of a nested funnel has its funnel's name and a slash before it
 * @param outcome how it ended
 * @param in candidates that came in, 0 for a generator
 * @param out candidates that went on
 * @param nanos how long it took
 * @param detail what went wrong, in one line; empty when nothing did
 */
public record StageReport(String stage, StageOutcome outcome, int in, int out, long nanos, String detail) {}
