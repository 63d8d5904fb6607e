package dev.sluice.ranking.linear;

import java.util.List;
import java.util.Set;

/**
 * Features taken together: each combination of their values has a weight of its own, as a country and a category of
 * items have that suit each other. Where one of them is missing the cross adds nothing.
 *
 * @param features names of two or more categories and flags, distinct
 */
public record Cross(List<String> features) {
    /** Checks the names. */
    public Cross {
        features = List.copyOf(features);
        if (features.size() < 2 || Set.copyOf(features).size() < features.size()) {
            throw new IllegalArgumentException("a cross is of two features or more, each once: " + features);
        }
    }

    /** A cross of these features. */
    public static Cross of(String... features) {
        return new Cross(List.of(features));
    }

    /** The names, {@code *} between them, which stands in no name. */
    @Override
    public String toString() {
        return String.join("*", features);
    }
}
