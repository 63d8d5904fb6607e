package dev.sluice.data;

import java.util.List;

/**
 * What a reader found, and what it left out.
 *
 * @param events events read
 * @param users distinct users, of events or the users file
 * @param items distinct items, of events or the items file
 * @param skipped malformed lines that were left out, of all files together
 * @param samples what was wrong with the first of them, at most 10, a line each
 */
public record ReadReport(int events, int users, int items, long skipped, List<String> samples) {
    public ReadReport {
        samples = List.copyOf(samples);
    }
}
