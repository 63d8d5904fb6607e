package dev.sluice;

import java.util.regex.Pattern;

/**
 * Names a column of floats that candidates carry.
 *
 * @param name letters, digits and {@code . _ - / @ :}, at least one
 * @param type how its numbers are to be read
 */
public record FeatureKey(String name, FeatureType type) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._/@:-]+");

    public FeatureKey {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a feature's name is letters, digits and . _ - / @ : '" + name + "'");
        }
    }

    /** A quantity of this name. */
    public static FeatureKey number(String name) {
        return new FeatureKey(name, FeatureType.NUMBER);
    }

    @Override
    public String toString() {
        return name + ":" + type.name().toLowerCase(java.util.Locale.ROOT);
    }
}
