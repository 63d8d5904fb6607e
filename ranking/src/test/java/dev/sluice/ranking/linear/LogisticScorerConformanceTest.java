package dev.sluice.ranking.linear;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.Scorer;
import dev.sluice.conformance.LawCases;
import dev.sluice.conformance.ScorerConformance;
import dev.sluice.ranking.Rows;
import dev.sluice.train.TrainingListener;
import java.util.List;

/** A logistic regression keeps to what scorers keep to. */
class LogisticScorerConformanceTest extends ScorerConformance {
    private static final FeatureSchema SCHEMA = FeatureSchema.of(
            FeatureKey.number("age"),
            new FeatureKey("fresh", FeatureType.FLAG),
            new FeatureKey("device", FeatureType.CATEGORY));
    private static final Hashing HASHING = new Hashing(8, List.of(Cross.of("fresh", "device")));
    private static final float[][] ROWS = {{1, 0, 1}, {-2, 1, 0}, {Float.NaN, 1, 1}, {5, Float.NaN, 2}};
    private static final Scorer SCORER =
            LogisticScorer.of(new FtrlTrainer(FtrlSettings.defaults().withHashing(HASHING))
                    .train("light", Rows.examples(SCHEMA, ROWS, 0, 1, 1, 0), TrainingListener.NONE));

    @Override
    protected Scorer scorer() {
        return SCORER;
    }

    @Override
    protected LawCases cases() {
        return LawCases.ofAnyVersion(4, 60);
    }
}
