package dev.sluice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one stage of a funnel thought of an item.
 *
 * @param stage the generator or ranker
 * @param score the score it gave, not NaN
 * @param parts the columns that the stage provides, by name and in its order, such as the predictions of several heads;
 *     NaN where one is missing
 * @param formula how the score was made of the parts, such as the version and the text of a blend; empty where there is
 *     nothing to tell
 */
public record Contribution(String stage, float score, Map<String, Float> parts, String formula) {
    /** Copies the parts. */
    public Contribution {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** A score that is all there is to tell. */
    public static Contribution of(String stage, float score) {
        return new Contribution(stage, score, Map.of(), "");
    }
}
