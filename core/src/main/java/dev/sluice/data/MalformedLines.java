package dev.sluice.data;

import java.util.List;

/**
 * Lines that were left out because of one fault.
 *
 * @param count how many
 * @param samples what was wrong with the first of them, at most 10, a line each
 */
public record MalformedLines(long count, List<String> samples) {
    public MalformedLines {
        samples = List.copyOf(samples);
    }
}
