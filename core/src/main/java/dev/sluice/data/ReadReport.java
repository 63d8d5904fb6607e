package dev.sluice.data;

import java.util.List;
import java.util.Map;

/**
 * What a reader found, and what it left out.
 *
 * @param events events read
 * @param users distinct users, of events or the users file
 * @param items distinct items, of events or the items file
 * @param skipped malformed lines that were left out, of all files together
 * @param samples what was wrong with the first of them, at most 10, a line each
 * @param byFault the same lines by what is wrong with them; a fault that none has is not there
 */
public record ReadReport(
        int events, int users, int items, long skipped, List<String> samples, Map<LineFault, MalformedLines> byFault) {
    public ReadReport {
        samples = List.copyOf(samples);
        byFault = Map.copyOf(byFault);
    }
}
