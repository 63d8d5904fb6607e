package dev.sluice.ranking.training;

import java.util.regex.Pattern;

/** What the model of a ranker may be called: its tables in a version begin with the name. */
public final class ModelName {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");

    private ModelName() {}

    /**
     * Requires letters, digits, dots and dashes, the first a letter or digit.
     *
     * @throws IllegalArgumentException if the name is anything else
     */
    public static void check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a model's name is letters, digits, dots and dashes: '" + name + "'");
        }
    }
}
