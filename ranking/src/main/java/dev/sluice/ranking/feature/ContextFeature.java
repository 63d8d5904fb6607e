package dev.sluice.ranking.feature;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.FeatureType;
import dev.sluice.Query;
import java.util.Arrays;

/**
 * {@code context.<name>}: a circumstance of the request, such as the device or the page, the same for every candidate.
 * Missing where the request does not tell it, or tells nothing of it. Costs a look-up a query, and for a category a
 * hash of its text.
 */
public final class ContextFeature implements FeatureSource {
    private final String name;
    private final FeatureKey key;

    private ContextFeature(String name, FeatureType type) {
        this.name = name;
        this.key = new FeatureKey("context." + name, type);
    }

    /** A text, whose code is the same in every version. */
    public static ContextFeature category(String name) {
        return new ContextFeature(name, FeatureType.CATEGORY);
    }

    /** A number in decimal form. Filling fails where a request tells something else, or what is not finite. */
    public static ContextFeature number(String name) {
        return new ContextFeature(name, FeatureType.NUMBER);
    }

    @Override
    public FeatureSchema provides() {
        return FeatureSchema.of(key);
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        String text = query.context().getOrDefault(name, "");
        Arrays.fill(columns[0], key.type() == FeatureType.CATEGORY ? CategoryCode.of(text) : read(text));
    }

    private float read(String text) {
        if (text.isEmpty()) {
            return Float.NaN;
        }
        float number = parsed(text);
        if (!Float.isFinite(number)) {
            throw new IllegalArgumentException("context " + name + " must be a finite number: '" + text + "'");
        }
        return number;
    }

    private static float parsed(String text) {
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException e) {
            return Float.NaN; // said above, with the name
        }
    }
}
