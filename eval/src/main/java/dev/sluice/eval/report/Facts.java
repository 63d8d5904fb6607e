package dev.sluice.eval.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names and what they stand for: settings, the hash of the data, versions, the seed.
 *
 * @param title the heading, not blank
 * @param note how to read it; may be empty
 * @param facts shown in the order in which the map iterates, so pass one whose order is fixed
 */
public record Facts(String title, String note, Map<String, String> facts) implements Section {
    /** Checks the title. */
    public Facts {
        Headings.require(title);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
