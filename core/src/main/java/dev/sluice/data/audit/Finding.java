package dev.sluice.data.audit;

import java.util.List;

/**
 * What is wrong with some of the data.
 *
 * @param code the kind of defect
 * @param count how many events, or users ({@link FindingCode#counted()}), at least 1
 * @param examples the first of them, a line each with ids and no rows
 */
public record Finding(FindingCode code, long count, List<String> examples) {
    public Finding {
        if (count < 1) {
            throw new IllegalArgumentException("a finding must count at least 1: " + count + " of " + code);
        }
        examples = List.copyOf(examples);
    }
}
