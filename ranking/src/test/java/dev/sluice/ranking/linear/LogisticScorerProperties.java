package dev.sluice.ranking.linear;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.ModelVersion;
import dev.sluice.Scorer;
import dev.sluice.ScorerLaws;
import dev.sluice.ranking.Rows;
import dev.sluice.train.TrainingListener;

/** A logistic scorer keeps the laws of scorers. */
class LogisticScorerProperties implements ScorerLaws {
    private static final FeatureSchema SCHEMA =
            FeatureSchema.of(FeatureKey.number("age"), new FeatureKey("fresh", FeatureType.FLAG));
    private static final Scorer SCORER = LogisticScorer.of(new FtrlTrainer(FtrlSettings.defaults())
            .train(
                    "light",
                    Rows.examples(
                            SCHEMA,
                            new float[][] {{1, 0}, {-2, 1}, {Float.NaN, 1}, {5, Float.NaN}, {3, 0}},
                            0,
                            1,
                            1,
                            0,
                            1),
                    TrainingListener.NONE));

    @Override
    public Scorer scorer() {
        return SCORER;
    }

    @Override
    public ModelVersion version() {
        return new ModelVersion("any");
    }

    @Override
    public int userRows() {
        return 4;
    }

    @Override
    public int itemRows() {
        return 60;
    }
}
