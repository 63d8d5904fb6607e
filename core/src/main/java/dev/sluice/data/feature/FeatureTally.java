package dev.sluice.data.feature;

import dev.sluice.FeatureKey;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import java.util.ArrayList;
import java.util.List;

/** Counts how a feature as it was logged and the same feature recomputed differ. Belongs to one thread. */
final class FeatureTally {
    private final FeatureKey feature;
    private final SkewSettings settings;
    private final FloatArrayList loggedValues = new FloatArrayList();
    private final FloatArrayList recomputedValues = new FloatArrayList();
    private final List<FeatureDifference.Example> examples = new ArrayList<>();
    private long rows;
    private long compared;
    private long differing;
    private double sum;
    private double largest;

    FeatureTally(FeatureKey feature, SkewSettings settings) {
        this.feature = feature;
        this.settings = settings;
    }

    void add(ServedFeatures served, float[] logged, float[] recomputed) {
        for (int position = 0; position < logged.length; position++) {
            rows++;
            note(logged[position], loggedValues);
            note(recomputed[position], recomputedValues);
            if (disagree(logged[position], recomputed[position]) && examples.size() < settings.examples()) {
                examples.add(new FeatureDifference.Example(
                        served.request().id(), served.items().get(position), logged[position], recomputed[position]));
            }
        }
    }

    private static void note(float value, FloatArrayList values) {
        if (!Float.isNaN(value)) {
            values.add(value);
        }
    }

    private boolean disagree(float logged, float recomputed) {
        if (Float.isNaN(logged) || Float.isNaN(recomputed)) {
            return Float.isNaN(logged) != Float.isNaN(recomputed);
        }
        double difference = logged == recomputed ? 0 : (double) recomputed - logged; // equal infinities too
        compared++;
        sum += difference;
        largest = Math.max(largest, Math.abs(difference));
        boolean differ = settings.differ(logged, recomputed);
        differing += differ ? 1 : 0;
        return differ;
    }

    FeatureDifference difference() {
        long missingLogged = recomputedValues.size() - compared;
        long missingRecomputed = loggedValues.size() - compared;
        long disagreeing = differing + missingLogged + missingRecomputed;
        return new FeatureDifference(
                feature,
                compared,
                differing,
                missingLogged,
                missingRecomputed,
                rows - compared - missingLogged - missingRecomputed,
                compared == 0 ? 0 : sum / compared,
                largest,
                KolmogorovSmirnov.distance(loggedValues.toFloatArray(), recomputedValues.toFloatArray()),
                examples,
                verdict(compared + missingLogged + missingRecomputed, disagreeing));
    }

    private SkewVerdict verdict(long withValue, long disagreeing) {
        if (withValue == 0) {
            return SkewVerdict.NOTHING_COMPARED;
        }
        return disagreeing > settings.share() * rows ? SkewVerdict.SKEWED : SkewVerdict.SAME;
    }
}
