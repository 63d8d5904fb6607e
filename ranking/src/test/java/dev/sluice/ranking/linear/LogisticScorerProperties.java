package dev.sluice.ranking.linear;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.Scorer;
import dev.sluice.conformance.LawCases;
import dev.sluice.conformance.ScorerLaws;
import dev.sluice.ranking.Rows;
import dev.sluice.train.TrainingListener;
import java.util.List;
import java.util.Random;

/** A logistic scorer keeps the laws of scorers. */
class LogisticScorerProperties implements ScorerLaws {
    private static final FeatureSchema SCHEMA = FeatureSchema.of(
            FeatureKey.number("age"),
            new FeatureKey("fresh", FeatureType.FLAG),
            new FeatureKey("device", FeatureType.CATEGORY));
    private static final Hashing HASHING = new Hashing(8, List.of(Cross.of("fresh", "device")));
    private static final Scorer SCORER =
            LogisticScorer.of(new FtrlTrainer(FtrlSettings.defaults().withHashing(HASHING))
                    .train(
                            "light",
                            Rows.examples(
                                    SCHEMA,
                                    new float[][] {
                                        {1, 0, 1}, {-2, 1, 0}, {Float.NaN, 1, 1}, {5, Float.NaN, 2}, {3, 0, Float.NaN}
                                    },
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
    public LawCases cases() {
        return LawCases.ofAnyVersion(4, 60);
    }

    @Override
    public Candidates candidates(Random random) {
        Candidates candidates = ScorerLaws.super.candidates(random);
        return candidates
                .withFeature(SCHEMA.keys().get(1), codes(random, candidates.size(), 2))
                .withFeature(SCHEMA.keys().get(2), codes(random, candidates.size(), 4));
    }

    private static float[] codes(Random random, int size, int bound) {
        float[] codes = new float[size];
        for (int i = 0; i < size; i++) {
            codes[i] = random.nextInt(4) == 0 ? Float.NaN : random.nextInt(bound);
        }
        return codes;
    }
}
