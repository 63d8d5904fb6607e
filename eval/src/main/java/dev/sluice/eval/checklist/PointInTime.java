package dev.sluice.eval.checklist;

import dev.sluice.FeatureKey;
import dev.sluice.data.feature.FeatureDifference;
import dev.sluice.data.feature.FeatureHistory;
import dev.sluice.data.feature.JoinedFeature;
import dev.sluice.data.feature.PointInTimeJoin;
import dev.sluice.data.feature.SkewReport;
import dev.sluice.data.feature.SkewVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Features are what was known at the moment they are of ({@code point-in-time}), in serving and in training. */
public final class PointInTime implements Check {
    private static final String ID = "point-in-time";
    private static final int EXAMPLES = 5;

    private final CheckResult result;

    private PointInTime(CheckResult result) {
        this.result = result;
    }

    /** Features that were served are those that training computes for the same moments. */
    public static PointInTime served(SkewReport skew) {
        return new PointInTime(
                switch (skew.verdict()) {
                    case SAME ->
                        CheckResult.pass(
                                ID,
                                skew.features().size() + " features of " + skew.requests()
                                        + " requests are the same recomputed");
                    case NOTHING_COMPARED -> CheckResult.skip(ID, "a feature had no value to compare");
                    case SKEWED -> skewed(skew);
                });
    }

    private static CheckResult skewed(SkewReport skew) {
        List<FeatureDifference> skewed = skew.features().stream()
                .filter(feature -> feature.verdict() == SkewVerdict.SKEWED)
                .toList();
        return CheckResult.fail(
                ID,
                "rows differ recomputed, of "
                        + skewed.stream()
                                .map(feature -> feature.feature().name() + " " + feature.rows())
                                .collect(Collectors.joining(", ")),
                skewed.stream()
                        .mapToLong(
                                feature -> feature.differing() + feature.missingLogged() + feature.missingRecomputed())
                        .sum(),
                skewed.stream().flatMap(PointInTime::examples).limit(EXAMPLES).toList());
    }

    private static Stream<String> examples(FeatureDifference feature) {
        return feature.examples().stream()
                .map(example -> feature.feature().name() + " of " + example.item() + " in " + example.request()
                        + ": served " + example.logged() + ", recomputed " + example.recomputed());
    }

    /**
     * A feature as a model was trained on is what a join answers that knows no later than each row's moment.
     *
     * @param used the feature of each row, NaN where it is missing
     * @param history every value it ever had
     * @param join how the right value is found
     * @param entities the row's entity, as many as {@code used}
     * @param moments the row's moment, as many
     */
    public static PointInTime trained(
            FeatureKey feature,
            float[] used,
            FeatureHistory history,
            PointInTimeJoin join,
            int[] entities,
            long[] moments) {
        JoinedFeature known = join.join(history, entities, moments);
        JoinedFeature later = join.withHindsight().join(history, entities, moments);
        if (used.length != known.size()) {
            throw new IllegalArgumentException(
                    used.length + " values of " + feature.name() + " for " + known.size() + " entities and moments");
        }
        Rows rows = new Rows(String.format(Locale.ROOT, "%s: %,d rows", feature.name(), used.length));
        for (int row = 0; row < used.length; row++) {
            if (differ(used[row], known.value(row))) {
                rows.add(
                        !differ(used[row], later.value(row)),
                        "row " + row + ", entity in row " + entities[row] + " at " + Instant.ofEpochMilli(moments[row])
                                + ": used " + used[row] + ", known " + known.value(row));
            }
        }
        return new PointInTime(
                used.length == 0 ? CheckResult.skip(ID, "no row of " + feature.name() + " was given") : rows.result());
    }

    /** Missing is missing. */
    private static boolean differ(float one, float other) {
        return one != other && !(Float.isNaN(one) && Float.isNaN(other));
    }

    @Override
    public CheckResult run() {
        return result;
    }

    /** Rows that are not what was known. */
    private static final class Rows {
        private final String all;
        private final List<String> examples = new ArrayList<>();
        private int wrong;
        private int hindsight;

        Rows(String all) {
            this.all = all;
        }

        void add(boolean ofHindsight, String example) {
            wrong++;
            hindsight += ofHindsight ? 1 : 0;
            if (examples.size() < EXAMPLES) {
                examples.add(example);
            }
        }

        CheckResult result() {
            return wrong == 0
                    ? CheckResult.pass(ID, all + " are what was known")
                    : CheckResult.fail(
                            ID,
                            all + ", not what was known; of what became known later: " + hindsight,
                            wrong,
                            examples);
        }
    }
}
