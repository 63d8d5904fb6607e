package dev.sluice.examples;

import dev.sluice.data.feature.FeatureLogFile;
import dev.sluice.data.feature.FeatureSkew;
import dev.sluice.data.feature.ServedFeatures;
import dev.sluice.data.feature.SkewSettings;
import dev.sluice.eval.checklist.Check;
import dev.sluice.eval.checklist.CheckResult;
import dev.sluice.eval.checklist.PointInTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Features as they were served beside the same recomputed, of two logs. The recomputed one is held in memory. */
final class FeatureLogs {
    private final FeatureSkew skew = new FeatureSkew(SkewSettings.defaults());
    private final Map<String, ServedFeatures> recomputed = new HashMap<>();
    private long alone;

    /** The check that every feature that was served is the same recomputed. */
    static Check compare(Path served, Path recomputed) throws IOException {
        FeatureLogs logs = new FeatureLogs();
        long broken = FeatureLogFile.read(recomputed, logs::keep).broken();
        broken += FeatureLogFile.read(served, logs::compare).broken();
        CheckResult result = PointInTime.served(logs.skew.report()).run();
        String reason = result.reason()
                + Console.format("; %,d requests were not recomputed, %,d lines could not be read", logs.alone, broken);
        return () -> new CheckResult(result.id(), result.verdict(), reason, result.count(), result.examples());
    }

    private static String key(ServedFeatures features) {
        return features.request().id() + '\n' + features.request().ranker();
    }

    private void keep(ServedFeatures features) {
        recomputed.put(key(features), features);
    }

    private void compare(ServedFeatures served) {
        ServedFeatures anew = recomputed.get(key(served));
        if (anew == null) {
            alone++;
        } else if (anew.items().equals(served.items())) {
            skew.add(served, anew::feature);
        } else {
            throw new IllegalArgumentException("request " + served.request().id()
                    + " must have the same items in both logs: " + served.items() + " and " + anew.items());
        }
    }
}
